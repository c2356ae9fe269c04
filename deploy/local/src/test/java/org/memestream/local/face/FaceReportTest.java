package org.memestream.local.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.detection.FaceVerdict;
import org.memestream.facetransfer.detection.Keypoints;
import org.memestream.facetransfer.detection.Keypoints.Point;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;

class FaceReportTest {

  private static final Point EYE = new Point(20.123, 30);
  private static final FoundFaces FOUND =
      new FoundFaces(
          "a\u001b.png",
          Picture.ofRgb(100, 80, new byte[3 * 100 * 80]),
          List.of(
              new FoundFaces.JudgedFace(
                  new DetectedFace(
                      new FaceBox(10, 20, 40, 50),
                      0.98765,
                      Optional.of(new Keypoints(EYE, EYE, EYE, EYE, EYE))),
                  new FaceVerdict.Usable()),
              new FoundFaces.JudgedFace(
                  new DetectedFace(new FaceBox(60, 5, 12, 14), 3),
                  new FaceVerdict.Unusable(FaceProblem.FACE_TOO_SMALL, "Too small."))));

  private final StringWriter text = new StringWriter();
  private final FaceReport report = new FaceReport(new PrintWriter(text, true));

  @Test
  void tellsALineAFace() {
    report.lines(FOUND, true);

    assertThat(text.toString().lines())
        .containsExactly(
            "a .png: face 1: 40 x 50 at 10,20, score 0.99, usable",
            "a .png: face 2: 12 x 14 at 60,5, score 3.00, not usable: Too small.");
  }

  @Test
  void tellsProgramsAllOfIt() throws IOException {
    report.json(FOUND, "ssd");

    assertThat(text.toString())
        .isEqualToIgnoringNewLines(
            "{\"file\":\"a\\u001B.png\",\"width\":100,\"height\":80,\"detector\":\"ssd\",\"faces\":["
                + "{\"number\":1,\"box\":{\"x\":10,\"y\":20,\"width\":40,\"height\":50},"
                + "\"score\":0.9877,\"keypoints\":[[20.12,30.0],[20.12,30.0],[20.12,30.0],"
                + "[20.12,30.0],[20.12,30.0]],\"usable\":true},"
                + "{\"number\":2,\"box\":{\"x\":60,\"y\":5,\"width\":12,\"height\":14},"
                + "\"score\":3.0,\"keypoints\":null,\"usable\":false,"
                + "\"problem\":\"FACE_TOO_SMALL\",\"sentence\":\"Too small.\"}]}");
  }

  @Test
  void drawsBoxesInTheColourOfTheVerdict(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("drawn.png");

    FaceDrawing.write(FOUND, file);

    Picture drawn = new PictureReader().read(Files.readAllBytes(file));
    assertThat(drawn.argb(10, 45) >> 8 & 0xff).isGreaterThan(100);
    assertThat(drawn.argb(60, 12) >> 16 & 0xff).isGreaterThan(100);
    assertThat(drawn.argb(20, 30)).isNotEqualTo(0xff000000);
    assertThat(drawn.argb(90, 70)).isEqualTo(0xff000000);
  }
}
