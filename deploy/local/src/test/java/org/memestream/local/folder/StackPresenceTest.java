package org.memestream.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPresenceTest {

  private static final long PID = 4711;
  private static final StackState STATE =
      new StackState(
          PID,
          "127.0.0.1:9092",
          URI.create("http://127.0.0.1:8081"),
          URI.create("http://127.0.0.1:8082"),
          URI.create("http://127.0.0.1:8080"),
          Instant.parse("2026-11-21T04:00:00Z"));

  @TempDir Path root;
  private DataFolder folder;

  @BeforeEach
  void folder() {
    folder = new DataFolder(root.resolve("data"));
  }

  @Test
  void nothingRunsInAFolderThatIsNotThere() throws IOException {
    assertThat(StackPresence.of(folder)).isEqualTo(new StackPresence.Absent());
  }

  @Test
  void aStateFileWithoutALockIsStale() throws IOException {
    Files.createDirectories(folder.root());
    new StackStateFile(folder).write(STATE);

    assertThat(StackPresence.of(folder)).isEqualTo(new StackPresence.Absent());
  }

  @Test
  void aLockWithItsStateIsARunningStack() throws IOException {
    try (FolderLock lock = FolderLock.acquire(folder, PID)) {
      new StackStateFile(folder).write(STATE);

      assertThat(StackPresence.of(folder)).isEqualTo(new StackPresence.Running(STATE));
    }
  }

  @Test
  void aLockWithTheStateOfAnotherProcessIsAStackThatStarts() throws IOException {
    try (FolderLock lock = FolderLock.acquire(folder, PID + 1)) {
      new StackStateFile(folder).write(STATE);

      assertThat(StackPresence.of(folder))
          .isEqualTo(new StackPresence.Changing(OptionalLong.of(PID + 1)));
    }
  }

  @Test
  void aLockCanBeTakenOnce() throws IOException {
    try (FolderLock lock = FolderLock.acquire(folder, PID)) {
      assertThatThrownBy(() -> FolderLock.acquire(folder, PID + 1))
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining(folder.root().toString())
          .hasMessageContaining("process 4711")
          .hasMessageContaining("memestream down");
    }
  }

  @Test
  void aLockThatWasGivenBackCanBeTakenAgain() throws IOException {
    FolderLock.acquire(folder, PID).close();

    assertThat(StackPresence.of(folder)).isEqualTo(new StackPresence.Absent());
    FolderLock.acquire(folder, PID).close();
  }

  @Test
  void aStateFileThatIsNotOursIsNone() throws IOException {
    Files.createDirectories(folder.root());
    Files.writeString(folder.stateFile(), "{\"pid\": 12, \"bootstrapServers\"");

    assertThat(new StackStateFile(folder).read()).isEmpty();
  }
}
