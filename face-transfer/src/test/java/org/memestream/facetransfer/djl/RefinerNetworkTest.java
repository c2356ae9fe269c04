package org.memestream.facetransfer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;

class RefinerNetworkTest {

  @Test
  void hardlyChangesAFaceBeforeItIsTrained() {
    InferenceEngine.start().setRandomSeed(1);
    try (NDManager manager = InferenceEngine.start().newBaseManager();
        Weights weights = new RefinerNetwork().initialise(manager, 5)) {
      NDArray face = manager.full(new Shape(1, 3, RefinerNetwork.SIDE, RefinerNetwork.SIDE), 0.5f);

      NDArray answer = new RefinerNetwork().forward(weights, face, manager.zeros(new Shape(1, 5)));

      assertThat(answer.getShape())
          .isEqualTo(new Shape(1, 4, RefinerNetwork.SIDE, RefinerNetwork.SIDE));
      float change = RefinerNetwork.shown(face, answer).sub(face).abs().mean().getFloat();
      assertThat(change).isCloseTo(0, within(0.1f));
    }
  }
}
