package org.memestream.runtime.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import java.util.ArrayList;
import java.util.List;

/**
 * A square convolution without bias and the batch normalisation after it (Ioffe and Szegedy 2015),
 * as a layer of a network that keeps its numbers in {@link Weights}. Over {@linkplain #folded
 * folded} weights it is a single convolution with a bias, the same up to rounding.
 *
 * @param name of its weights; what belongs to it is called {@code name}, {@code name.gamma}, ...
 * @param in channels, a multiple of {@code groups}
 * @param out channels, a multiple of {@code groups}
 * @param kernel odd side in pixels; borders are padded with zeros to half of it
 * @param stride pixels
 * @param groups 1, or {@code in} for a depthwise convolution
 */
public record ConvolutionBlock(String name, int in, int out, int kernel, int stride, int groups) {

  private static final float EPSILON = 1e-5f;
  private static final float MOMENTUM = 0.9f;
  private static final String GAMMA = ".gamma";
  private static final String BETA = ".beta";
  private static final String BIAS = ".bias";
  private static final String MEAN = ".mean" + Weights.RUNNING;
  private static final String VARIANCE = ".variance" + Weights.RUNNING;

  /** A convolution of one pixel. */
  public static ConvolutionBlock pointwise(String name, int in, int out) {
    return new ConvolutionBlock(name, in, out, 1, 1, 1);
  }

  /** A convolution of 3x3 that keeps the channels apart. */
  public static ConvolutionBlock depthwise(String name, int channels, int stride) {
    return new ConvolutionBlock(name, channels, channels, 3, stride, channels);
  }

  /** Puts fresh weights, He-initialised from the engine's random stream. */
  public void initialise(Weights weights) {
    NDManager manager = weights.manager();
    int each = in / groups;
    float deviation = (float) Math.sqrt(2.0 / (each * kernel * kernel));
    weights.put(
        name,
        manager.randomNormal(0, deviation, new Shape(out, each, kernel, kernel), DataType.FLOAT32));
    weights.put(name + GAMMA, manager.ones(new Shape(out)));
    weights.put(name + BETA, manager.zeros(new Shape(out)));
    weights.put(name + MEAN, manager.zeros(new Shape(out)));
    weights.put(name + VARIANCE, manager.ones(new Shape(out)));
  }

  /**
   * Convolves and normalises; no activation.
   *
   * @param weights as trained, or folded
   * @param x [N, in, H, W]
   * @param training whether the batch's own statistics are used and gathered
   * @return [N, out, ceil(H / stride), ceil(W / stride)]
   */
  public NDArray forward(Weights weights, NDArray x, boolean training) {
    boolean folded = !weights.has(name + GAMMA);
    int padding = kernel / 2;
    NDArray y =
        Conv2d.conv2d(
                x,
                weights.get(name),
                folded ? weights.get(name + BIAS) : null,
                new Shape(stride, stride),
                new Shape(padding, padding),
                new Shape(1, 1),
                groups)
            .singletonOrThrow();
    if (folded) {
      return y;
    }
    return BatchNorm.batchNorm(
            y,
            weights.get(name + MEAN),
            weights.get(name + VARIANCE),
            weights.get(name + GAMMA),
            weights.get(name + BETA),
            1,
            MOMENTUM,
            EPSILON,
            training)
        .singletonOrThrow();
  }

  /**
   * Weights for use after training: each normalisation becomes part of its convolution, and all
   * other arrays are copied.
   *
   * @param trained read, not kept
   * @param manager parent of the new weights
   */
  public static Weights folded(Weights trained, NDManager manager) {
    Weights folded = new Weights(manager);
    List<String> names = new ArrayList<>();
    trained.each((name, array) -> names.add(name));
    try (NDManager scope = manager.newSubManager()) {
      for (String name : names) {
        if (trained.has(name + GAMMA)) {
          fold(trained, name, folded, scope);
        } else if (!isNormalisation(trained, name)) {
          folded.put(name, trained.get(name).duplicate());
        }
      }
    }
    return folded;
  }

  private static void fold(Weights trained, String name, Weights folded, NDManager scope) {
    NDArray deviation = trained.get(name + VARIANCE).add(EPSILON).sqrt();
    deviation.attach(scope);
    NDArray scale = trained.get(name + GAMMA).div(deviation);
    scale.attach(scope);
    NDArray shift = trained.get(name + MEAN).mul(scale);
    shift.attach(scope);
    folded.put(name, trained.get(name).mul(scale.reshape(-1, 1, 1, 1)));
    folded.put(name + BIAS, trained.get(name + BETA).sub(shift));
  }

  private static boolean isNormalisation(Weights trained, String name) {
    for (String end : List.of(GAMMA, BETA, MEAN, VARIANCE)) {
      if (name.endsWith(end)
          && trained.has(name.substring(0, name.length() - end.length()) + GAMMA)) {
        return true;
      }
    }
    return false;
  }
}
