package org.memestream.facetransfer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.FaceModels;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;

/** Batches as a GPU takes them, on the CPU, over pictures of several sizes. */
class ShippedDetectorBatchTest {

  @Test
  void picturesThatAreSeenTogetherShowTheSameFaces() throws Exception {
    List<Picture> pictures = new ArrayList<>();
    for (int side : new int[] {300, 500, 1100}) {
      for (String name : List.of("portrait-woman-1.jpg", "portrait-man-3.jpg", "monday-cat.jpg")) {
        byte[] file = Files.readAllBytes(Path.of("..", "samples", name));
        pictures.add(new PictureReader().readToFit(file, side));
      }
    }
    try (SsdFaceDetector alone = detector(new NetworkBatches(1, true));
        SsdFaceDetector together = detector(new NetworkBatches(4, false))) {
      List<List<DetectedFace>> found = together.detect(pictures);

      for (int i = 0; i < pictures.size(); i++) {
        List<DetectedFace> single = alone.detect(pictures.get(i));
        assertThat(alone.detect(pictures).get(i)).isEqualTo(single);
        assertThat(found.get(i)).hasSameSizeAs(single);
        for (int face = 0; face < single.size(); face++) {
          assertThat(found.get(i).get(face).box()).isEqualTo(single.get(face).box());
          assertThat(found.get(i).get(face).score())
              .isCloseTo(single.get(face).score(), within(1e-4));
        }
      }
    }
  }

  private static SsdFaceDetector detector(NetworkBatches batches) throws Exception {
    try (InputStream weights = FaceModels.class.getResourceAsStream("model/face-detector.mstw")) {
      return SsdFaceDetector.read(weights, InferenceEngine.start().newBaseManager(), batches);
    }
  }
}
