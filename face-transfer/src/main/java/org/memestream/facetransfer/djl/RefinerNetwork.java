package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.List;
import org.memestream.runtime.network.Weights;

/**
 * A U-Net (Ronneberger et al. 2015) that mends composed faces: it tells a colour and, for each
 * pixel, how far that colour replaces the composed one (Pumarola et al. 2018, "GANimation"). The
 * colour is what it adds to the composed picture, so that an untrained network changes nothing.
 *
 * <p>Stateless; the weights come with each call.
 */
public final class RefinerNetwork {

  /** Width and height of the pictures in pixels. */
  public static final int SIDE = 128;

  private static final String CONDITION = "condition";

  /** The attention of an untrained network: a sigmoid of this. */
  private static final float FIRST_ATTENTION = 0.5f;

  private final List<Convolution> down =
      List.of(
          new Convolution("down0", 12, 32, 3, 1),
          new Convolution("down1", 32, 64, 3, 2),
          new Convolution("down2", 64, 96, 3, 2),
          new Convolution("down3", 96, 160, 3, 2));
  private final List<Convolution> middle =
      List.of(
          new Convolution("middle0", 160, 160, 3, 1), new Convolution("middle1", 160, 160, 3, 1));
  private final List<Convolution> up =
      List.of(
          new Convolution("up3", 160, 96, 3, 1),
          new Convolution("up2", 96, 64, 3, 1),
          new Convolution("up1", 64, 32, 3, 1));
  private final List<Convolution> joined =
      List.of(
          new Convolution("joined2", 96, 96, 3, 1),
          new Convolution("joined1", 64, 64, 3, 1),
          new Convolution("joined0", 32, 32, 3, 1));
  private final Convolution answer = new Convolution("answer", 32, 4 * 4, 3, 1);

  /**
   * Fresh weights from the engine's random stream.
   *
   * @param conditions length of a condition
   */
  public Weights initialise(NDManager manager, int conditions) {
    Weights weights = new Weights(manager);
    for (List<Convolution> layers : List.of(down, middle, up, joined)) {
      layers.forEach(layer -> layer.initialise(weights));
    }
    answer.initialise(weights);
    weights.get("answer").muli(0.02f);
    int channels = middle.get(0).in();
    weights.put(
        CONDITION,
        manager.randomNormal(0, 0.1f, new Shape(channels, conditions), DataType.FLOAT32));
    weights.put(CONDITION + ".bias", manager.zeros(new Shape(channels)));
    return weights;
  }

  /**
   * @param composed [N, 3, 128, 128], RGB, 0 to 1
   * @param conditions [N, K] the change of expression
   * @return [N, 4, 128, 128]: colour, 0 to 1, then attention, 0 to 1
   */
  public NDArray forward(Weights weights, NDArray composed, NDArray conditions) {
    NDArray level0 = down.get(0).activated(weights, gathered(composed.sub(0.5f).mul(2)));
    NDArray level1 = down.get(1).activated(weights, level0);
    NDArray level2 = down.get(2).activated(weights, level1);
    NDArray x = down.get(3).activated(weights, level2);
    NDArray shift =
        Linear.linear(conditions, weights.get(CONDITION), weights.get(CONDITION + ".bias"))
            .singletonOrThrow();
    x = x.add(shift.reshape(shift.getShape().get(0), shift.getShape().get(1), 1, 1));
    for (Convolution layer : middle) {
      x = x.add(layer.activated(weights, x));
    }
    List<NDArray> skipped = List.of(level2, level1, level0);
    for (int i = 0; i < up.size(); i++) {
      x = Convolution.enlarged(up.get(i).forward(weights, x)).add(skipped.get(i));
      x = joined.get(i).activated(weights, Convolution.leaky(x));
    }
    NDArray spread = Convolution.spread(answer.forward(weights, x));
    NDArray colour = composed.add(spread.get(":, 0:3")).clip(0, 1);
    NDArray attention = Activation.sigmoid(spread.get(":, 3:4").add(FIRST_ATTENTION));
    return colour.concat(attention, 1);
  }

  /**
   * What is shown: the colour where there is attention, else the composed picture.
   *
   * @param answer of {@link #forward}
   */
  public static NDArray shown(NDArray composed, NDArray answer) {
    NDArray attention = answer.get(":, 3:4");
    return composed.add(answer.get(":, 0:3").sub(composed).mul(attention));
  }

  /** [N, 12, 64, 64] of [N, 3, 128, 128]: each square of four pixels becomes four channels. */
  private static NDArray gathered(NDArray x) {
    long n = x.getShape().get(0);
    return x.reshape(n, 3, SIDE / 2, 2, SIDE / 2, 2)
        .transpose(0, 1, 3, 5, 2, 4)
        .reshape(n, 12, SIDE / 2, SIDE / 2);
  }
}
