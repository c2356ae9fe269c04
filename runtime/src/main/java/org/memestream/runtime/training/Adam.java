package org.memestream.runtime.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.memestream.runtime.network.Weights;

/**
 * Adam (Kingma and Ba 2015) with the gradient's norm limited over all weights together. Its moments
 * are in {@link #moments()}, so that a checkpoint can carry on where it stopped.
 */
public final class Adam {

  private static final float FIRST = 0.9f;
  private static final float SECOND = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final Weights weights;
  private final Weights moments;
  private final float normLimit;
  private long step;

  /**
   * @param moments from a checkpoint of the same weights, or an empty set that is filled with zeros
   * @param step steps already taken
   */
  public Adam(Weights weights, Weights moments, float normLimit, long step) {
    this.weights = weights;
    this.moments = moments;
    this.normLimit = normLimit;
    this.step = step;
    if (moments.size() == 0) {
      weights.eachLearned(
          (name, array) -> {
            moments.put(name + ".first", array.zerosLike());
            moments.put(name + ".second", array.zerosLike());
          });
    }
    weights.eachLearned((name, array) -> array.setRequiresGradient(true));
  }

  public long step() {
    return step;
  }

  public Weights moments() {
    return moments;
  }

  /** Moves the weights against their gradients, which are then cleared. Returns the norm. */
  public double update(NDManager parent, double rate) {
    step++;
    try (NDManager scope = parent.newSubManager()) {
      Map<String, NDArray> gradients = new LinkedHashMap<>();
      double[] squares = {0};
      weights.eachLearned(
          (name, array) -> {
            NDArray gradient = array.getGradient();
            gradient.attach(scope);
            gradients.put(name, gradient);
            squares[0] += gradient.square().sum().getFloat();
          });
      double norm = Math.sqrt(squares[0]);
      if (!Double.isFinite(norm)) {
        throw new IllegalStateException(
            "the gradient is %s at step %d: lower the learning rate".formatted(norm, step));
      }
      float shrink = (float) Math.min(1, normLimit / (norm + 1e-6));
      double correction = Math.sqrt(1 - Math.pow(SECOND, step)) / (1 - Math.pow(FIRST, step));
      float pace = (float) (rate * correction);
      gradients.forEach(
          (name, gradient) -> {
            if (shrink < 1) {
              gradient.muli(shrink);
            }
            NDArray first = moments.get(name + ".first");
            NDArray second = moments.get(name + ".second");
            first.muli(FIRST).addi(gradient.mul(1 - FIRST));
            second.muli(SECOND).addi(gradient.square().muli(1 - SECOND));
            NDArray root = second.sqrt();
            root.attach(scope);
            NDArray change = gradient.getManager().zeros(gradient.getShape());
            change.addi(first).divi(root.addi(EPSILON)).muli(pace);
            // Leaves of the gradient graph may not change in place, so the leaf steps out of it.
            NDArray weight = weights.get(name);
            weight.setRequiresGradient(false);
            weight.subi(change);
            weight.setRequiresGradient(true);
            gradient.muli(0);
          });
      return norm;
    }
  }
}
