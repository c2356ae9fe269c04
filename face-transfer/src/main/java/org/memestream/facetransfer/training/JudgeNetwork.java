package org.memestream.facetransfer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import java.util.List;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.Weights;

/**
 * Tells emotions apart, for measuring only: whole convolutions over a grey 64x64 crop, nothing in
 * common with the networks that are measured. Stateless.
 */
final class JudgeNetwork {

  /** Width and height of the input in pixels. */
  static final int SIDE = 64;

  private static final int LAST = 128;
  private static final int CELLS = 16;
  private static final List<ConvolutionBlock> BLOCKS =
      List.of(
          new ConvolutionBlock("one", 1, 32, 5, 2, 1),
          new ConvolutionBlock("two", 32, 64, 3, 2, 1),
          new ConvolutionBlock("three", 64, 64, 3, 1, 1),
          new ConvolutionBlock("four", 64, 112, 3, 2, 1),
          new ConvolutionBlock("five", 112, 112, 3, 1, 1),
          new ConvolutionBlock("six", 112, LAST, 3, 2, 1));

  /** Fresh weights from the engine's random stream. */
  Weights initialise(NDManager manager) {
    Weights weights = new Weights(manager);
    BLOCKS.forEach(block -> block.initialise(weights));
    int classes = LabelledEmotion.NAMES.size();
    weights.put(
        "verdict",
        weights
            .manager()
            .randomNormal(0, 0.02f, new Shape(classes, LAST * CELLS), DataType.FLOAT32));
    weights.put("verdict.bias", weights.manager().zeros(new Shape(classes)));
    return weights;
  }

  /**
   * Judges crops.
   *
   * @param crops [N, 1, 64, 64] as {@link JudgeCrop} makes them
   * @param training whether batch statistics are used and gathered, and units dropped
   * @return logits [N, 7]
   */
  NDArray forward(Weights weights, NDArray crops, boolean training) {
    NDArray x = crops;
    for (ConvolutionBlock block : BLOCKS) {
      x = Activation.relu(block.forward(weights, x, training));
    }
    x = x.reshape(x.getShape().get(0), -1);
    if (training) {
      x = Dropout.dropout(x, 0.5f, true).singletonOrThrow();
    }
    return Linear.linear(x, weights.get("verdict"), weights.get("verdict.bias")).singletonOrThrow();
  }
}
