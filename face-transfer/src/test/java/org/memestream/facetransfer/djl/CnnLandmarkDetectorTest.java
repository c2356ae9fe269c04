package org.memestream.facetransfer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceSighting;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.ExpressionReading;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.opencv.DrawnFace;
import org.memestream.facetransfer.training.SyntheticFaces;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.picture.Picture;

class CnnLandmarkDetectorTest {

  private static final NetworkBatches ALONE = new NetworkBatches(1, true);
  private static final Landmarks MEAN = SyntheticFaces.mesh(new FaceCrop(0, 0, 0.8, 0));

  private final Picture picture = new DrawnFace(300, 260).at(140, 120, 80).picture();

  @Test
  void laysTheMeshIntoTheBox() throws IOException {
    try (CnnLandmarkDetector detector = detector(ALONE)) {
      Landmarks found =
          detector.detect(picture, new DetectedFace(new FaceBox(80, 50, 120, 150), 1));

      // The components are tiny, so that the mesh is the mean in the crop's place.
      assertThat(found.x(0)).isBetween(60f, 220f);
      assertThat(found.y(0)).isBetween(40f, 210f);
      assertThat(found.width()).isBetween(60.0, 160.0);
    }
  }

  @Test
  void findsTheSameTwice() throws IOException {
    try (CnnLandmarkDetector detector = detector(ALONE)) {
      DetectedFace face = new DetectedFace(new FaceBox(80, 50, 120, 150), 1);

      assertThat(detector.detect(picture, face).xyz())
          .isEqualTo(detector.detect(picture, face).xyz());
    }
  }

  @Test
  void aTrackedFaceIsLookedAtTwice() throws IOException {
    try (CnnLandmarkDetector detector = detector(ALONE)) {
      Landmarks before = SyntheticFaces.mesh(new FaceCrop(140, 130, 110, 0));
      Landmarks first = detector.within(picture, FaceCrop.around(before, LandmarkNetwork.CROP));
      Landmarks second = detector.within(picture, FaceCrop.around(first, LandmarkNetwork.CROP));

      assertThat(detector.track(picture, before).xyz()).isEqualTo(second.xyz());
    }
  }

  @Test
  void facesThatGoThroughTheNetworkTogetherAreAsIfAlone() throws IOException {
    List<FaceSighting> faces = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      FaceBox box = new FaceBox(40 + 12 * i, 50, 120 + 5 * i, 150);
      faces.add(new FaceSighting(picture, new DetectedFace(box, 1)));
    }
    try (CnnLandmarkDetector alone = detector(ALONE);
        CnnLandmarkDetector together = detector(new NetworkBatches(3, false))) {
      List<Landmarks> found = together.detectAll(faces);

      for (int i = 0; i < faces.size(); i++) {
        Landmarks single = alone.detect(picture, faces.get(i).face());
        assertThat(found.get(i).xyz()).containsExactly(single.xyz(), within(0.01f));
        assertThat(alone.detectAll(faces).get(i).xyz()).isEqualTo(single.xyz());
      }
    }
  }

  @Test
  void refusesWeightsOfAnotherKind() {
    byte[] file = file("expression", expression(3));

    assertThatThrownBy(() -> CnnLandmarkDetector.read(new ByteArrayInputStream(file)))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("'expression'");
  }

  @Test
  void aReadingIsAProbabilityOfEachEmotion() throws IOException {
    byte[] file = file("expression", expression(3));
    try (CnnExpressionReader reader = CnnExpressionReader.read(new ByteArrayInputStream(file))) {
      ExpressionReading reading =
          reader.read(picture, SyntheticFaces.mesh(new FaceCrop(140, 130, 110, 0.1)));

      double sum = reading.neutral();
      for (Emotion emotion : Emotion.values()) {
        sum += reading.emotions().get(emotion);
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
      assertThat(reading.coefficients().shapes()).isEqualTo(3);
    }
  }

  private static Weights expression(int shapes) {
    return new ExpressionNetwork(shapes).initialise(InferenceEngine.start().newBaseManager());
  }

  private static CnnLandmarkDetector detector(NetworkBatches batches) throws IOException {
    NDManager manager = InferenceEngine.start().newBaseManager();
    float[][] basis = new float[4][LandmarkNetwork.NUMBERS];
    for (int i = 0; i < basis.length; i++) {
      basis[i][i * 300] = 1e-4f;
    }
    Weights weights = new LandmarkNetwork().initialise(manager, MEAN.xyz(), basis);
    // The same numbers each time, so that two detectors compare.
    weights.each((name, array) -> array.set(numbers(name, array.toFloatArray())));
    return CnnLandmarkDetector.read(
        new ByteArrayInputStream(file(CnnLandmarkDetector.KIND, weights)),
        InferenceEngine.start().newBaseManager(),
        batches);
  }

  private static float[] numbers(String name, float[] values) {
    if (name.startsWith("mesh") || name.contains("variance") || name.contains("gamma")) {
      return values;
    }
    Random random = new Random(name.hashCode());
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.1f * (float) random.nextGaussian();
    }
    return values;
  }

  private static byte[] file(String kind, Weights weights) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (weights) {
      WeightsFile.write(bytes, kind, Map.of(), weights, WeightsFile.Precision.SINGLE);
    } catch (IOException e) {
      throw new IllegalStateException("memory takes all bytes", e);
    }
    return bytes.toByteArray();
  }
}
