package org.memestream.facetransfer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.opencv.DrawnFace;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.picture.Picture;

/** With weights that know nothing, but see faces all over: what does not depend on learning. */
class SsdFaceDetectorTest {

  private static byte[] file;
  private static SsdFaceDetector detector;

  @BeforeAll
  static void load() throws IOException {
    file = weights(SsdFaceDetector.KIND);
    detector = SsdFaceDetector.read(new ByteArrayInputStream(file));
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  @Test
  void boxesLieInsideThePictureAndTheLargestComesFirst() {
    Picture picture = new DrawnFace(300, 130).at(150, 60, 50).picture();

    List<DetectedFace> faces = detector.detect(picture);

    assertThat(faces).isNotEmpty().isSortedAccordingTo(DetectedFace.LARGEST_FIRST);
    assertThat(faces)
        .allSatisfy(
            face -> {
              assertThat(face.box().x() + face.box().width()).isLessThanOrEqualTo(300);
              assertThat(face.box().y() + face.box().height()).isLessThanOrEqualTo(130);
              assertThat(face.keypoints()).isPresent();
              assertThat(face.score()).isBetween(SsdFaceDetector.MIN_SCORE, 1.0);
            });
  }

  @Test
  void takesThinAndTinyPictures() {
    assertThat(detector.detect(Picture.ofRgb(400, 1, new byte[1200]))).isNotNull();
    assertThat(detector.detect(Picture.ofRgb(1, 1, new byte[3]))).isNotNull();
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
        assertThat(one.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesWeightsOfAnotherKind() throws IOException {
    byte[] other = weights("encoder");

    assertThatThrownBy(() -> SsdFaceDetector.read(new ByteArrayInputStream(other)))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("encoder");
  }

  @Test
  void refusesDamagedWeights() {
    byte[] damaged = file.clone();
    damaged[damaged.length / 2] ^= 1;

    assertThatThrownBy(() -> SsdFaceDetector.read(new ByteArrayInputStream(damaged)))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void saysThatItIsClosed() throws IOException {
    SsdFaceDetector closed = SsdFaceDetector.read(new ByteArrayInputStream(file));
    closed.close();

    assertThatThrownBy(() -> closed.detect(new DrawnFace(64, 64).picture()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static byte[] weights(String kind) throws IOException {
    InferenceEngine.start().setRandomSeed(5);
    try (NDManager manager = InferenceEngine.start().newBaseManager();
        Weights fresh = new SsdNetwork().initialise(manager)) {
      for (int level = 0; level < 3; level++) {
        float[] bias = new float[SsdNetwork.CHANNELS];
        bias[0] = 1;
        fresh.get("head%d.bias".formatted(level)).set(bias);
      }
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      try (Weights folded = ConvolutionBlock.folded(fresh, manager)) {
        WeightsFile.write(stream, kind, Map.of(), folded, WeightsFile.Precision.HALF);
      }
      return stream.toByteArray();
    }
  }
}
