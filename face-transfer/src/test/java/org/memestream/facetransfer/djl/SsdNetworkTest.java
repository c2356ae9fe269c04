package org.memestream.facetransfer.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;

class SsdNetworkTest {

  private static final SsdNetwork NETWORK = new SsdNetwork();
  private static NDManager manager;
  private static Weights weights;

  @BeforeAll
  static void initialise() {
    InferenceEngine.start().setRandomSeed(1);
    manager = InferenceEngine.start().newBaseManager();
    weights = NETWORK.initialise(manager);
  }

  @AfterAll
  static void close() {
    manager.close();
  }

  @Test
  void answersForEachCellOfEachStride() {
    try (NDManager scope = manager.newSubManager()) {
      List<NDArray> maps = NETWORK.forward(weights, scope.zeros(new Shape(2, 3, 96, 64)), false);

      assertThat(maps)
          .extracting(NDArray::getShape)
          .containsExactly(new Shape(2, 15, 12, 8), new Shape(2, 15, 6, 4), new Shape(2, 15, 3, 2));
    }
  }

  @Test
  void seesHardlyAnyFaceBeforeItHasLearned() {
    try (NDManager scope = manager.newSubManager()) {
      NDArray field = scope.zeros(new Shape(1, 3, 64, 64));

      for (NDArray map : NETWORK.forward(weights, field, false)) {
        assertThat(map.get(":, 0").max().getFloat()).isLessThan(-3);
      }
    }
  }

  @Test
  void saysTheSameWithFoldedWeights() {
    try (NDManager scope = manager.newSubManager();
        Weights folded = ConvolutionBlock.folded(weights, manager)) {
      NDArray field = scope.randomUniform(-1, 1, new Shape(1, 3, 64, 64));
      List<NDArray> plain = NETWORK.forward(weights, field, false);
      List<NDArray> quick = NETWORK.forward(folded, field, false);

      for (int level = 0; level < plain.size(); level++) {
        assertThat(plain.get(level).sub(quick.get(level)).abs().max().getFloat()).isLessThan(1e-3f);
      }
      assertThat(folded.size()).isLessThan(weights.size());
    }
  }
}
