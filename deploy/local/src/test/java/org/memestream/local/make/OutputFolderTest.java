package org.memestream.local.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  private static final byte[] PICTURE = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void namesThePictureAfterThePhotoAndItsMediaType() throws IOException {
    Path written = new OutputFolder(folder).write("空格 and 中文", "-meme", "image/png", PICTURE);

    assertThat(written).isEqualTo(folder.resolve("空格 and 中文-meme.png")).hasBinaryContent(PICTURE);
  }

  @Test
  void neverReplacesAFileThatIsThere() throws IOException {
    Path first = Files.writeString(folder.resolve("cat-meme.jpg"), "mine");

    Path written = new OutputFolder(folder).write("cat", "-meme", "image/jpeg", PICTURE);

    assertThat(written).isEqualTo(folder.resolve("cat-meme-2.jpg"));
    assertThat(first).hasContent("mine");
  }

  @Test
  void leavesNothingButThePicture() throws IOException {
    new OutputFolder(folder).write("cat", "-meme", "image/jpeg", PICTURE);

    assertThat(names()).containsExactly("cat-meme.jpg");
  }

  @Test
  void shortensAStemThatWouldMakeTheNameTooLong() throws IOException {
    Path written = new OutputFolder(folder).write("中".repeat(85), "-meme", "image/jpeg", PICTURE);

    String name = written.getFileName().toString();
    assertThat(name).startsWith("中中").endsWith("-meme.jpg");
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
  }

  @Test
  void givesPhotosOfOneNameDifferentFiles() throws IOException {
    OutputFolder output = new OutputFolder(folder);

    for (int i = 0; i < 3; i++) {
      output.write("cat", "-meme", "image/jpeg", PICTURE);
    }

    assertThat(names()).containsExactly("cat-meme-2.jpg", "cat-meme-3.jpg", "cat-meme.jpg");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
