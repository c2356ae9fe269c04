package org.memestream.facetransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.opencv.DrawnFace;
import org.memestream.facetransfer.opencv.HaarFaceDetector;
import org.memestream.runtime.network.UnusableModelException;

class FaceDetectorsTest {

  @Test
  void theShippedDetectorFindsADrawnFace() throws Exception {
    assumeThat(FaceDetectors.hasShipped()).as("the weights are part of this build").isTrue();

    try (FaceDetector detector = FaceDetectors.open("ssd")) {
      List<DetectedFace> faces =
          detector.detect(new DrawnFace(1024, 768).at(500, 380, 200).picture());

      assertThat(faces).hasSize(1);
      assertThat(faces.get(0).box().x()).isBetween(250, 480);
      assertThat(detector.detect(new DrawnFace(320, 240).picture())).isEmpty();
    }
  }

  @Test
  void opensTheCascade() throws Exception {
    try (FaceDetector detector = FaceDetectors.open("haar")) {
      assertThat(detector).isInstanceOf(HaarFaceDetector.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sdd", "", "HAAR", "model.onnx", "gone/detector.json"})
  void saysThatThereIsNoSuchDetector(String setting) {
    assertThatThrownBy(() -> FaceDetectors.open(setting))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining(setting);
  }
}
