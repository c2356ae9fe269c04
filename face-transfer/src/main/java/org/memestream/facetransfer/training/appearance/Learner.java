package org.memestream.facetransfer.training.appearance;

import ai.djl.ndarray.NDManager;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Adam;

/**
 * A network's weights with their optimizer, in a training in which several networks take turns:
 * while one learns, the others are frozen.
 */
final class Learner implements AutoCloseable {

  private final Weights weights;
  private final Weights moments;
  private final float normLimit;
  private Adam adam;

  /**
   * @param weights owned from now on
   * @param normLimit largest norm of a gradient
   */
  Learner(Weights weights, float normLimit, NDManager manager) {
    this.weights = weights;
    this.moments = new Weights(manager);
    this.normLimit = normLimit;
    this.adam = new Adam(weights, moments, normLimit, 0);
    freeze();
  }

  Weights weights() {
    return weights;
  }

  Weights moments() {
    return moments;
  }

  /** Carries on at a step, after the numbers of a checkpoint were copied in. */
  void resume(long step) {
    adam = new Adam(weights, moments, normLimit, step);
    freeze();
  }

  /** Gradients are not gathered. */
  void freeze() {
    weights.eachLearned((name, array) -> array.setRequiresGradient(false));
  }

  /** Gradients are gathered. */
  void thaw() {
    weights.eachLearned((name, array) -> array.setRequiresGradient(true));
  }

  /** Learns from the gathered gradients and freezes. */
  void update(NDManager scope, double rate) {
    adam.update(scope, rate);
    freeze();
  }

  @Override
  public void close() {
    weights.close();
    moments.close();
  }
}
