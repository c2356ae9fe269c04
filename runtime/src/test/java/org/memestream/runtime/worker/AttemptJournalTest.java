package org.memestream.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.StartFailure;

class AttemptJournalTest {

  private static final Position FIRST = new Position("memes.requested", 0, 7, 1000);
  private static final Position SECOND = new Position("memes.requested", 1, 7, 1000);

  @TempDir Path dir;

  @Test
  void whatWasInWorkWhenTheProcessDiedCountsOneDeathEach() {
    dieWhileWorkingOn(List.of(FIRST, SECOND));
    dieWhileWorkingOn(List.of(SECOND));
    try (AttemptJournal journal = AttemptJournal.open(dir)) {
      assertThat(journal.deaths(FIRST)).isEqualTo(1);
      assertThat(journal.deaths(SECOND)).isEqualTo(2);
      assertThat(journal.deaths()).isEqualTo(3);
    }
  }

  @Test
  void workThatEndedCountsNothing() {
    try (AttemptJournal journal = AttemptJournal.open(dir);
        WorkNote note = journal.note("loop")) {
      note.begin(List.of(FIRST, SECOND));
      note.end();
    }
    try (AttemptJournal journal = AttemptJournal.open(dir)) {
      assertThat(journal.deaths()).isZero();
    }
  }

  @Test
  void aDeathIsCountedOnce() {
    dieWhileWorkingOn(List.of(FIRST));
    AttemptJournal.open(dir).close();
    try (AttemptJournal journal = AttemptJournal.open(dir)) {
      assertThat(journal.deaths(FIRST)).isEqualTo(1);
    }
  }

  @Test
  void acquittalSurvivesARestart() {
    dieWhileWorkingOn(List.of(FIRST, SECOND));
    try (AttemptJournal journal = AttemptJournal.open(dir)) {
      journal.acquit(FIRST);
    }
    try (AttemptJournal journal = AttemptJournal.open(dir)) {
      assertThat(journal.deaths(FIRST)).isZero();
      assertThat(journal.deaths(SECOND)).isEqualTo(1);
    }
  }

  @Test
  void anotherRecordAtTheSameOffsetIsNotBlamed() {
    dieWhileWorkingOn(List.of(FIRST));
    try (AttemptJournal journal = AttemptJournal.open(dir)) {
      assertThat(journal.deaths(new Position("memes.requested", 0, 7, 2000))).isZero();
    }
  }

  @Test
  void halfALineIsPassedOver() throws IOException {
    Files.writeString(dir.resolve("loop.work"), FIRST.line() + "\nmemes.requested 1");
    try (AttemptJournal journal = AttemptJournal.open(dir)) {
      assertThat(journal.deaths(FIRST)).isEqualTo(1);
      assertThat(journal.deaths()).isEqualTo(1);
    }
  }

  @Test
  void aShorterNoteReplacesALongerOneWholly() {
    try (AttemptJournal journal = AttemptJournal.open(dir);
        WorkNote note = journal.note("loop")) {
      note.begin(List.of(FIRST, SECOND));
      note.begin(List.of(SECOND));
    }
    try (AttemptJournal journal = AttemptJournal.open(dir)) {
      assertThat(journal.deaths(FIRST)).isZero();
      assertThat(journal.deaths(SECOND)).isEqualTo(1);
    }
  }

  @Test
  void aFolderInUseIsRefused() {
    try (AttemptJournal journal = AttemptJournal.open(dir)) {
      assertThatThrownBy(() -> AttemptJournal.open(dir))
          .isInstanceOfSatisfying(
              StartFailure.class,
              failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA_FOLDER_IN_USE))
          .hasMessageContaining("memestream.worker.journal-dir");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.createFile(dir.resolve("file"));
    assertThatThrownBy(() -> AttemptJournal.open(file.resolve("journal")))
        .isInstanceOfSatisfying(
            StartFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.STORAGE));
  }

  private void dieWhileWorkingOn(List<Position> positions) {
    try (AttemptJournal journal = AttemptJournal.open(dir);
        WorkNote note = journal.note("loop")) {
      note.begin(positions);
    }
  }
}
