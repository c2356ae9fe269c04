package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.memestream.runtime.network.Weights;

/**
 * A square convolution with a bias and without normalisation, as a layer of a network that keeps
 * its numbers in {@link Weights}.
 *
 * @param name of its weights; the bias is called {@code name.bias}
 * @param in channels
 * @param out channels
 * @param kernel odd side in pixels; borders are padded with zeros to half of it
 * @param stride pixels
 */
record Convolution(String name, int in, int out, int kernel, int stride) {

  private static final float LEAK = 0.2f;
  private static final int REPEATING = 2;

  /** Puts fresh weights, He-initialised from the engine's random stream. */
  void initialise(Weights weights) {
    float deviation = (float) Math.sqrt(2.0 / (in * kernel * kernel));
    weights.put(
        name,
        weights
            .manager()
            .randomNormal(0, deviation, new Shape(out, in, kernel, kernel), DataType.FLOAT32));
    weights.put(name + ".bias", weights.manager().zeros(new Shape(out)));
  }

  /**
   * @param x [N, in, H, W]
   * @return [N, out, ceil(H / stride), ceil(W / stride)]
   */
  NDArray forward(Weights weights, NDArray x) {
    return Conv2d.conv2d(
            x,
            weights.get(name),
            weights.get(name + ".bias"),
            new Shape(stride, stride),
            new Shape(kernel / 2, kernel / 2),
            new Shape(1, 1),
            1)
        .singletonOrThrow();
  }

  /** {@link #forward}, then a leaky rectifier with slope 0.2. */
  NDArray activated(Weights weights, NDArray x) {
    return leaky(forward(weights, x));
  }

  static NDArray leaky(NDArray x) {
    return ai.djl.nn.Activation.leakyRelu(x, LEAK);
  }

  /** Twice as wide and high; each pixel becomes a square of four. */
  static NDArray enlarged(NDArray x) {
    Shape shape = x.getShape();
    return x.getNDArrayInternal()
        .interpolation(new long[] {2 * shape.get(2), 2 * shape.get(3)}, REPEATING, false);
  }

  /**
   * Twice as wide and high by laying four channels side by side (Shi et al. 2016, "Real-time single
   * image and video super-resolution using an efficient sub-pixel convolutional neural network").
   *
   * @param x [N, 4 * C, H, W]
   * @return [N, C, 2 * H, 2 * W]
   */
  static NDArray spread(NDArray x) {
    Shape shape = x.getShape();
    long channels = shape.get(1) / 4;
    return x.reshape(shape.get(0), channels, 2, 2, shape.get(2), shape.get(3))
        .transpose(0, 1, 4, 2, 5, 3)
        .reshape(shape.get(0), channels, 2 * shape.get(2), 2 * shape.get(3));
  }
}
