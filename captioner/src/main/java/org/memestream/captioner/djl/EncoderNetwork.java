package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import org.memestream.runtime.network.Weights;

/**
 * A small picture encoder of depthwise-separable convolutions (MobileNets, Howard et al. 2017, with
 * the residual links of MobileNetV2 where shapes allow): 96x96 RGB in, 256 numbers out.
 *
 * <p>Stateless; the weights come with each call.
 */
public final class EncoderNetwork {

  /** Width and height of the input in pixels. */
  public static final int SIDE = 96;

  /** Length of a picture vector. */
  public static final int LENGTH = 256;

  /** Added to a variance before its root is taken. */
  static final float EPSILON = 1e-5f;

  private static final int STEM = 16;
  private static final float MOMENTUM = 0.9f;

  /** A depthwise convolution of 3x3 and a pointwise one after it. */
  record Separable(int in, int out, int stride) {
    boolean residual() {
      return in == out && stride == 1;
    }
  }

  /** What follows the stem, in order. */
  static final List<Separable> STAGES =
      List.of(
          new Separable(STEM, 48, 2),
          new Separable(48, 64, 1),
          new Separable(64, 128, 2),
          new Separable(128, 128, 1),
          new Separable(128, 128, 1),
          new Separable(128, 256, 2),
          new Separable(256, 256, 1),
          new Separable(256, 256, 1),
          new Separable(256, 256, 1),
          new Separable(256, 512, 2),
          new Separable(512, 512, 1));

  /** Fresh weights, He-initialised from the engine's random stream. */
  public Weights initialise(NDManager manager) {
    Weights weights = new Weights(manager);
    convolution(weights, "stem", STEM, 3, 3);
    for (int i = 0; i < STAGES.size(); i++) {
      Separable stage = STAGES.get(i);
      convolution(weights, "stage%d.depth".formatted(i), stage.in, 1, 3);
      convolution(weights, "stage%d.point".formatted(i), stage.out, stage.in, 1);
    }
    int last = STAGES.get(STAGES.size() - 1).out;
    float deviation = (float) Math.sqrt(1.0 / last);
    weights.put(
        "head", manager.randomNormal(0, deviation, new Shape(LENGTH, last), DataType.FLOAT32));
    weights.put("head.bias", manager.zeros(new Shape(LENGTH)));
    return weights;
  }

  private static void convolution(Weights weights, String name, int out, int in, int kernel) {
    NDManager manager = weights.manager();
    float deviation = (float) Math.sqrt(2.0 / (in * kernel * kernel));
    weights.put(
        name,
        manager.randomNormal(0, deviation, new Shape(out, in, kernel, kernel), DataType.FLOAT32));
    weights.put(name + ".gamma", manager.ones(new Shape(out)));
    weights.put(name + ".beta", manager.zeros(new Shape(out)));
    weights.put(name + ".mean" + Weights.RUNNING, manager.zeros(new Shape(out)));
    weights.put(name + ".variance" + Weights.RUNNING, manager.ones(new Shape(out)));
  }

  /**
   * Vectors of unit length times 16, so that a component is about 1 large.
   *
   * @param pictures [N, 3, 96, 96], RGB, each value byte / 127.5 - 1
   * @param training whether batch statistics are used and gathered
   * @return [N, 256]
   */
  public NDArray forward(Weights weights, NDArray pictures, boolean training) {
    NDArray x = block(weights, "stem", pictures, 2, 1, 1, training, true);
    for (int i = 0; i < STAGES.size(); i++) {
      Separable stage = STAGES.get(i);
      NDArray y =
          block(
              weights, "stage%d.depth".formatted(i), x, stage.stride, 1, stage.in, training, true);
      y = block(weights, "stage%d.point".formatted(i), y, 1, 0, 1, training, !stage.residual());
      x = stage.residual() ? Activation.relu(x.add(y)) : y;
    }
    NDArray pooled = Pool.globalAvgPool2d(x);
    NDArray vector =
        Linear.linear(pooled, weights.get("head"), weights.get("head.bias")).singletonOrThrow();
    NDArray norm = vector.square().sum(new int[] {1}, true).add(1e-6f).sqrt();
    return vector.div(norm).mul((float) Math.sqrt(LENGTH));
  }

  private static NDArray block(
      Weights weights,
      String name,
      NDArray x,
      int stride,
      int padding,
      int groups,
      boolean training,
      boolean activate) {
    NDArray y =
        Conv2d.conv2d(
                x,
                weights.get(name),
                null,
                new Shape(stride, stride),
                new Shape(padding, padding),
                new Shape(1, 1),
                groups)
            .singletonOrThrow();
    y =
        BatchNorm.batchNorm(
                y,
                weights.get(name + ".mean" + Weights.RUNNING),
                weights.get(name + ".variance" + Weights.RUNNING),
                weights.get(name + ".gamma"),
                weights.get(name + ".beta"),
                1,
                MOMENTUM,
                EPSILON,
                training)
            .singletonOrThrow();
    return activate ? Activation.relu(y) : y;
  }
}
