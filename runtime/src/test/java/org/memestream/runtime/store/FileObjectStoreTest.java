package org.memestream.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObjectStoreTest extends ObjectStoreContract {

  private static final byte[] BYTES = {1, 2, 3};

  @TempDir Path folder;

  private Path root() {
    return folder.resolve("objects");
  }

  @Override
  protected ObjectStore open() {
    return FileObjectStore.open(root(), Clock.systemUTC());
  }

  private List<Path> allFiles() throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      return files.filter(file -> !Files.isDirectory(file)).toList();
    }
  }

  @Test
  void objectsAreFilesUnderTheirKeys() throws IOException {
    store().put("owners/1/x.jpg", BYTES, "image/jpeg");
    assertThat(root().resolve("owners/1/x.jpg")).hasBinaryContent(BYTES);
    assertThat(allFiles()).hasSize(1);
  }

  @Test
  void survivesReopening() {
    store().put("a/b", BYTES, "image/jpeg");
    try (ObjectStore again = open()) {
      assertThat(again.get("a/b")).isEqualTo(BYTES);
    }
  }

  @Test
  void doesNotFollowLinkedFolders() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.write(outside.resolve("secret"), BYTES);
    Files.createSymbolicLink(root().resolve("way-out"), outside);
    assertThatThrownBy(() -> store().get("way-out/secret"))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("symbolic link");
    assertThatThrownBy(() -> store().put("way-out/new", BYTES, "image/jpeg"))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> store().delete("way-out/secret"))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(store().list("")).isEmpty();
    assertThatThrownBy(() -> store().list("way-out/"))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(outside).isDirectoryContaining("glob:**/secret");
    assertThat(outside.resolve("new")).doesNotExist();
  }

  @Test
  void doesNotFollowLinkedFiles() throws IOException {
    Path secret = Files.write(folder.resolve("secret"), BYTES);
    Files.createSymbolicLink(root().resolve("link"), secret);
    assertThatThrownBy(() -> store().get("link")).isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> store().put("link", new byte[9], "image/jpeg"))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(secret).hasBinaryContent(BYTES);
  }

  @Test
  void folderItselfMayBeALink() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    try (ObjectStore linked = FileObjectStore.open(link, Clock.systemUTC())) {
      linked.put("a", BYTES, "image/jpeg");
    }
    assertThat(target.resolve("a")).hasBinaryContent(BYTES);
  }

  @Test
  void sweepsWhatKilledProcessesLeft() throws IOException {
    Path abandoned = Files.write(root().resolve("incoming files/old"), BYTES);
    Path fresh = Files.write(root().resolve("incoming files/new"), BYTES);
    Instant now = Instant.parse("2026-11-01T12:00:00Z");
    Files.setLastModifiedTime(abandoned, FileTime.from(now.minusSeconds(3600)));
    Files.setLastModifiedTime(fresh, FileTime.from(now.minusSeconds(60)));
    FileObjectStore.open(root(), Clock.fixed(now, ZoneOffset.UTC)).close();
    assertThat(abandoned).doesNotExist();
    assertThat(fresh).exists();
    assertThat(store().list("")).isEmpty();
  }

  @Test
  void unusableFolderIsAnOutageAndLeavesNothing() throws IOException {
    Files.delete(root().resolve("incoming files"));
    Files.write(root().resolve("incoming files"), BYTES);
    assertThatThrownBy(() -> store().put("a/b", BYTES, "image/jpeg"))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("check free space and permissions");
    assertThatThrownBy(store()::probe).isInstanceOf(StoreUnavailableException.class);
    assertThat(root().resolve("a")).doesNotExist();
  }

  @Test
  void nothingLiesBelowAnObject() {
    store().put("a/b", BYTES, "image/jpeg");
    assertThat(store().exists("a/b/c")).isFalse();
    assertThatThrownBy(() -> store().get("a/b/c")).isInstanceOf(ObjectMissingException.class);
  }

  @Test
  void keyBelowAnObjectIsRefused() {
    store().put("a", BYTES, "image/jpeg");
    assertThatThrownBy(() -> store().put("a/b", BYTES, "image/jpeg"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("below the object a");
  }

  @Test
  void keyAboveObjectsIsRefusedAndLeavesNothing() throws IOException {
    store().put("a/b", BYTES, "image/jpeg");
    assertThatThrownBy(() -> store().put("a", BYTES, "image/jpeg"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(allFiles()).containsExactly(root().toRealPath().resolve("a/b"));
  }

  @Test
  void emptyFoldersGoWithTheirLastObject() {
    store().put("a/b/c", BYTES, "image/jpeg");
    store().delete("a/b/c");
    assertThat(root().resolve("a")).doesNotExist();
  }

  @Test
  void fileInPlaceOfTheFolderIsAnOutage() throws IOException {
    Path file = Files.write(folder.resolve("file"), BYTES);
    assertThatThrownBy(() -> FileObjectStore.open(file, Clock.systemUTC()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining(file.toString());
  }
}
