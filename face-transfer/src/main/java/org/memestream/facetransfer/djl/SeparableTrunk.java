package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.Weights;

/**
 * Depthwise-separable convolutions (MobileNets, Howard et al. 2017) after a strided stem; stages
 * that keep the shape are residual (He et al. 2016). Stateless.
 *
 * @param stem channels of the first convolution
 * @param stages in order
 */
record SeparableTrunk(int stem, List<Stage> stages) {

  private static final int COLOURS = 3;

  /** A depthwise convolution of 3x3 and a pointwise one after it. */
  record Stage(int in, int out, int stride) {
    boolean residual() {
      return in == out && stride == 1;
    }
  }

  SeparableTrunk {
    stages = List.copyOf(stages);
  }

  /** Channels of the answer. */
  int channels() {
    return stages.get(stages.size() - 1).out;
  }

  /** Puts fresh weights. */
  void initialise(Weights weights) {
    first().initialise(weights);
    for (int i = 0; i < stages.size(); i++) {
      depth(i).initialise(weights);
      point(i).initialise(weights);
    }
  }

  /**
   * @param crops [N, 3, H, W]
   * @param training whether batch statistics are used and gathered
   * @return [N, channels, h, w], none below 0
   */
  NDArray forward(Weights weights, NDArray crops, boolean training) {
    NDArray x = Activation.relu(first().forward(weights, crops, training));
    for (int i = 0; i < stages.size(); i++) {
      NDArray y = Activation.relu(depth(i).forward(weights, x, training));
      y = point(i).forward(weights, y, training);
      x = Activation.relu(stages.get(i).residual() ? y.add(x) : y);
    }
    return x;
  }

  private ConvolutionBlock first() {
    return new ConvolutionBlock("stem", COLOURS, stem, 3, 2, 1);
  }

  private ConvolutionBlock depth(int stage) {
    return ConvolutionBlock.depthwise(
        "stage%d.depth".formatted(stage), stages.get(stage).in, stages.get(stage).stride);
  }

  private ConvolutionBlock point(int stage) {
    return ConvolutionBlock.pointwise(
        "stage%d.point".formatted(stage), stages.get(stage).in, stages.get(stage).out);
  }
}
