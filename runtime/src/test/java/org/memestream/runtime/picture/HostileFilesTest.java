package org.memestream.runtime.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs over a folder of hostile files, when there is one. */
@EnabledIfEnvironmentVariable(
    named = HostileFilesTest.FOLDER,
    matches = ".+",
    disabledReason = "MEMESTREAM_HOSTILE_DIR names no folder of hostile files")
class HostileFilesTest {

  static final String FOLDER = "MEMESTREAM_HOSTILE_DIR";

  private final PictureReader reader = new PictureReader();

  @Test
  void eachFileIsAPictureOrRefusedWithASentenceInWellUnderASecond() throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(Path.of(System.getenv(FOLDER)))) {
      files = entries.filter(Files::isRegularFile).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    reader(SamplePictures.jpeg(16, 16));
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      String outcome =
          Assertions.assertTimeout(Duration.ofSeconds(1), () -> reader(bytes), file.toString());
      assertThat(outcome).as(file.toString()).endsWith(".");
    }
  }

  private String reader(byte[] bytes) {
    try {
      Picture picture = reader.read(bytes);
      return "%d × %d, %d frames."
          .formatted(picture.width(), picture.height(), picture.frameCount());
    } catch (UnacceptablePictureException e) {
      return e.problem() + ": " + e.getMessage();
    }
  }
}
