package org.memestream.facetransfer.opencv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;

/**
 * Photos of people are not part of the repository; {@code MEMESTREAM_DATA_DIR} names the folder
 * that holds {@code faces/london/neutral}, one frontal portrait a file.
 */
@EnabledIfEnvironmentVariable(
    named = "MEMESTREAM_DATA_DIR",
    matches = ".+",
    disabledReason = "portraits are needed: set MEMESTREAM_DATA_DIR")
class HaarPhotoTest {

  private static final int PORTRAITS = 20;

  @Test
  void findsExactlyOneFaceInEachPortrait() throws Exception {
    try (HaarFaceDetector detector = new HaarFaceDetector()) {
      for (Path portrait : portraits()) {
        assertThat(detector.detect(picture(portrait))).as(portrait.toString()).hasSize(1);
      }
    }
  }

  private static List<Path> portraits() throws IOException {
    Path folder = Path.of(System.getenv("MEMESTREAM_DATA_DIR"), "faces", "london", "neutral");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().limit(PORTRAITS).toList();
    }
  }

  private static Picture picture(Path file) throws IOException, UnacceptablePictureException {
    return new PictureReader().read(Files.readAllBytes(file));
  }
}
