package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.List;
import org.memestream.runtime.network.Weights;

/**
 * Insides of mouths by a conditional variational autoencoder (Kingma and Welling 2014; Sohn et al.
 * 2015): a decoder makes the picture from a {@link MouthCondition} and {@value #CODE} numbers that
 * say which of the possible mouths it is; the encoder, needed for training only, finds these
 * numbers for a mouth. It sees a coarse grey picture, so that the code says what is where and not
 * how sharp the photo was.
 *
 * <p>Stateless; the weights come with each call.
 */
public final class MouthNetwork {

  /** Length of a code. */
  public static final int CODE = 8;

  /** Width of the encoder's picture in pixels. */
  public static final int COARSE_WIDTH = 24;

  /** Height of the encoder's picture in pixels. */
  public static final int COARSE_HEIGHT = 12;

  private static final int SEED_CHANNELS = 96;
  private static final int SEED_WIDTH = 6;
  private static final int SEED_HEIGHT = 3;
  private static final String DECODER = "decoder.";
  private static final String ENCODER = "encoder.";

  private final List<Convolution> growing =
      List.of(
          new Convolution(DECODER + "grow0", SEED_CHANNELS, 64, 3, 1),
          new Convolution(DECODER + "grow1", 64, 48, 3, 1),
          new Convolution(DECODER + "grow2", 48, 48, 3, 1));
  private final Convolution colour = new Convolution(DECODER + "colour", 48, 3 * 4, 3, 1);
  private final List<Convolution> shrinking =
      List.of(
          new Convolution(ENCODER + "shrink0", 1, 24, 3, 1),
          new Convolution(ENCODER + "shrink1", 24, 32, 3, 2),
          new Convolution(ENCODER + "shrink2", 32, 48, 3, 2));

  /** Fresh weights from the engine's random stream. */
  public Weights initialise(NDManager manager) {
    Weights weights = new Weights(manager);
    growing.forEach(layer -> layer.initialise(weights));
    colour.initialise(weights);
    shrinking.forEach(layer -> layer.initialise(weights));
    linear(weights, DECODER + "seed", MouthCondition.LENGTH + CODE, seedLength(), 1);
    int last = shrinking.get(shrinking.size() - 1).out();
    linear(
        weights,
        ENCODER + "code",
        last * (COARSE_WIDTH / 4) * (COARSE_HEIGHT / 4) + MouthCondition.LENGTH,
        2 * CODE,
        0.3);
    return weights;
  }

  private static void linear(Weights weights, String name, int in, int out, double gain) {
    float deviation = (float) (gain * Math.sqrt(2.0 / in));
    weights.put(
        name, weights.manager().randomNormal(0, deviation, new Shape(out, in), DataType.FLOAT32));
    weights.put(name + ".bias", weights.manager().zeros(new Shape(out)));
  }

  /** Only what {@link #decode} needs, copied. */
  public static Weights decoderOnly(Weights trained, NDManager manager) {
    Weights decoder = new Weights(manager);
    trained.each(
        (name, array) -> {
          if (name.startsWith(DECODER)) {
            decoder.put(name, array.duplicate());
          }
        });
    return decoder;
  }

  /**
   * @param conditions [N, {@value MouthCondition#LENGTH}]
   * @param codes [N, {@value #CODE}]; zeros give the most usual mouth
   * @return [N, 3, 48, 96], RGB, 0 to 1, laid out as {@link MouthLayout}
   */
  public NDArray decode(Weights weights, NDArray conditions, NDArray codes) {
    NDArray x = apply(weights, DECODER + "seed", conditions.concat(codes, 1));
    x = Convolution.leaky(x).reshape(-1, SEED_CHANNELS, SEED_HEIGHT, SEED_WIDTH);
    for (Convolution layer : growing) {
      x = layer.activated(weights, Convolution.enlarged(x));
    }
    return Activation.sigmoid(Convolution.spread(colour.forward(weights, x)));
  }

  /**
   * @param coarse [N, 1, 12, 24], grey, 0 to 1
   * @param conditions [N, {@value MouthCondition#LENGTH}]
   * @return mean and logarithm of the variance of the codes, [N, {@value #CODE}] each
   */
  public NDList encode(Weights weights, NDArray coarse, NDArray conditions) {
    NDArray x = coarse.sub(0.4f).mul(4);
    for (Convolution layer : shrinking) {
      x = layer.activated(weights, x);
    }
    x = x.reshape(x.getShape().get(0), -1).concat(conditions, 1);
    NDArray both = apply(weights, ENCODER + "code", x);
    NDList parts = both.split(2, 1);
    return new NDList(parts.get(0), parts.get(1).clip(-8, 4));
  }

  private static NDArray apply(Weights weights, String name, NDArray x) {
    return Linear.linear(x, weights.get(name), weights.get(name + ".bias")).singletonOrThrow();
  }

  private static int seedLength() {
    return SEED_CHANNELS * SEED_WIDTH * SEED_HEIGHT;
  }
}
