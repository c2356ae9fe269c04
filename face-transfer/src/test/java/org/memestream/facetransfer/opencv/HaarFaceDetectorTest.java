package org.memestream.facetransfer.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.runtime.picture.Picture;

class HaarFaceDetectorTest {

  private static HaarFaceDetector detector;

  @BeforeAll
  static void load() {
    detector = new HaarFaceDetector();
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 40, 80, 220})
  void findsADrawnFaceWhereItIs(int radius) {
    List<DetectedFace> faces =
        detector.detect(new DrawnFace(1024, 768).at(500, 380, radius).picture());

    assertThat(faces).hasSize(1);
    FaceBox box = faces.get(0).box();
    assertThat(box.x() + box.width() / 2).isCloseTo(500, within(radius / 4));
    assertThat(box.y() + box.height() / 2).isCloseTo(380, within(radius / 2));
    assertThat(box.width()).isBetween(radius, 2 * radius);
  }

  @Test
  void listsTheLargerFaceFirst() {
    List<DetectedFace> faces =
        detector.detect(new DrawnFace(800, 600).at(150, 300, 60).at(550, 300, 140).picture());

    assertThat(faces).hasSize(2);
    assertThat(faces.get(0).box().x()).isGreaterThan(400);
    assertThat(faces.get(1).box().x()).isLessThan(200);
  }

  @Test
  void givesBoxesInPixelsOfALargePicture() {
    List<DetectedFace> faces =
        detector.detect(new DrawnFace(2048, 1536).at(1500, 900, 300).picture());

    assertThat(faces).hasSize(1);
    FaceBox box = faces.get(0).box();
    assertThat(box.x() + box.width() / 2).isCloseTo(1500, within(60));
    assertThat(box.width()).isBetween(300, 600);
  }

  @Test
  void findsNothingInAPlainPicture() {
    assertThat(detector.detect(new DrawnFace(320, 240).picture())).isEmpty();
  }

  @Test
  void findsNothingInAPictureSmallerThanItsWindow() {
    Picture tiny = Picture.ofRgb(16, 16, new byte[16 * 16 * 3]);

    assertThat(detector.detect(tiny)).isEmpty();
  }

  @Test
  void findsTheSameFromManyThreads() throws Exception {
    Picture picture = new DrawnFace(640, 480).at(300, 240, 90).picture();
    List<DetectedFace> expected = detector.detect(picture);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<List<DetectedFace>> detection = () -> detector.detect(picture);

      List<Future<List<DetectedFace>>> all = threads.invokeAll(Collections.nCopies(16, detection));

      for (Future<List<DetectedFace>> one : all) {
        assertThat(one.get()).isEqualTo(expected).hasSize(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void saysThatItIsClosed() {
    HaarFaceDetector closed = new HaarFaceDetector();
    closed.close();

    assertThatThrownBy(() -> closed.detect(new DrawnFace(64, 64).picture()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
