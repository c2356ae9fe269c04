package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.Weights;

/**
 * Reads the expression of a level face: logits of the emotions, and the coefficients of the
 * expression model. Its trunk has the shape of the landmark network's, so that it can start from
 * what that has learnt about faces. Stateless; the weights come with each call.
 *
 * @param shapes coefficients that are told; 0 for none
 */
public record ExpressionNetwork(int shapes) {

  /** Width and height of the input in pixels. */
  public static final int SIDE = LandmarkNetwork.SIDE;

  /** Side of the crop over the longer extent of the mesh in it. */
  public static final double CROP = 1.2;

  /** No emotion, then each {@link Emotion}. */
  public static final int CLASSES = Emotion.values().length + 1;

  private static final int SQUEEZED = 48;
  private static final int HIDDEN = 128;
  private static final SeparableTrunk TRUNK = LandmarkNetwork.TRUNK;
  private static final ConvolutionBlock SQUEEZE =
      ConvolutionBlock.pointwise("squeeze", TRUNK.channels(), SQUEEZED);
  private static final ConvolutionBlock GATHER =
      ConvolutionBlock.pointwise(
          "look", SQUEEZED * LandmarkNetwork.LAST_SIDE * LandmarkNetwork.LAST_SIDE, HIDDEN);

  /** Fresh weights from the engine's random stream. */
  public Weights initialise(NDManager manager) {
    Weights weights = new Weights(manager);
    TRUNK.initialise(weights);
    SQUEEZE.initialise(weights);
    GATHER.initialise(weights);
    linear(weights, "emotions", CLASSES);
    if (shapes > 0) {
      linear(weights, "shapes", shapes);
    }
    return weights;
  }

  private static void linear(Weights weights, String name, int out) {
    NDManager owner = weights.manager();
    float deviation = (float) Math.sqrt(0.5 / HIDDEN);
    weights.put(name, owner.randomNormal(0, deviation, new Shape(out, HIDDEN), DataType.FLOAT32));
    weights.put(name + ".bias", owner.zeros(new Shape(out)));
  }

  /** How many coefficients weights tell. */
  public static int shapesOf(Weights weights) {
    return weights.has("shapes") ? (int) weights.get("shapes").getShape().get(0) : 0;
  }

  /**
   * Reads faces.
   *
   * @param crops [N, 3, 112, 112], RGB, each value byte / 127.5 - 1
   * @param training whether batch statistics are used and gathered, and units dropped
   * @return logits [N, 7], and coefficients [N, shapes] if there are any
   */
  public NDList forward(Weights weights, NDArray crops, boolean training) {
    NDArray x = TRUNK.forward(weights, crops, training);
    long pictures = x.getShape().get(0);
    x = Activation.relu(SQUEEZE.forward(weights, x, training)).reshape(pictures, -1, 1, 1);
    NDArray hidden =
        Activation.relu(GATHER.forward(weights, x, training)).reshape(pictures, HIDDEN);
    NDArray dropped = training ? Dropout.dropout(hidden, 0.4f, true).singletonOrThrow() : hidden;
    NDList answer = new NDList(apply(weights, "emotions", dropped));
    if (shapes > 0) {
      answer.add(apply(weights, "shapes", hidden));
    }
    return answer;
  }

  private static NDArray apply(Weights weights, String name, NDArray x) {
    return Linear.linear(x, weights.get(name), weights.get(name + ".bias")).singletonOrThrow();
  }
}
