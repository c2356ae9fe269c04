package org.memestream.facetransfer.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.network.InferenceEngine;

class ConvolutionTest {

  @Test
  void spreadsFourChannelsOverASquareOfPixels() {
    try (NDManager manager = InferenceEngine.start().newBaseManager()) {
      float[] spread =
          Convolution.spread(manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 4, 1, 1)))
              .toFloatArray();

      assertThat(spread).containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void enlargesByRepeatingPixels() {
    try (NDManager manager = InferenceEngine.start().newBaseManager()) {
      float[] enlarged =
          Convolution.enlarged(manager.create(new float[] {0, 4}, new Shape(1, 1, 1, 2)))
              .toFloatArray();

      assertThat(enlarged).containsExactly(0, 0, 4, 4, 0, 0, 4, 4);
    }
  }
}
