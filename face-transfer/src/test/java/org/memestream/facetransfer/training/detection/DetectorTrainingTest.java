package org.memestream.facetransfer.training.detection;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.djl.SsdNetwork;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;

class DetectorTrainingTest {

  @Test
  void learnsAndIsTheSameEachTime() throws IOException {
    List<DetectorTraining.Look> once = looks(9);

    assertThat(once).hasSize(3);
    assertThat(once.get(2).score()).isLessThan(once.get(0).score());
    assertThat(looks(9)).isEqualTo(once);
  }

  private static List<DetectorTraining.Look> looks(int steps) throws IOException {
    List<DetectorTraining.Look> looks = new ArrayList<>();
    InferenceEngine.start().setRandomSeed(3);
    try (NDManager manager = InferenceEngine.start().newBaseManager();
        Weights weights = new SsdNetwork().initialise(manager);
        Weights moments = new Weights(manager)) {
      new DetectorTraining(steps, 0.2, 1)
          .run(weights, moments, 0, lessons(), 3, (look, adam) -> looks.add(look));
    }
    return looks;
  }

  /** Drawn heads only: some as scenes, some to paste. */
  static DetectorLessons lessons() {
    DrawnFaceArtist artist = new DrawnFaceArtist();
    List<LabelledPicture> heads = LongStream.range(0, 12).mapToObj(artist::draw).toList();
    byte[] grey = new byte[4 * 64 * 64];
    Arrays.fill(grey, (byte) 200);
    LabelledPicture plain =
        new LabelledPicture("plain", Raster.of(64, 64, grey), List.of(), List.of());
    List<LabelledPicture> scenes = new ArrayList<>(heads.subList(0, 6));
    scenes.add(plain);
    return new DetectorLessons(new FacePictures(scenes, heads.subList(6, 9)), heads);
  }
}
