package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.expression.FaceExpression;

/**
 * What is to happen to one face at full amount.
 *
 * @param offset how far each vertex of the frontal face moves: 1404 numbers, mesh pixels
 * @param change of the coefficients
 * @param result the expression that the face then shows
 */
record ExpressionChange(
    float[] offset, ExpressionCoefficients change, ExpressionCoefficients result) {

  /**
   * From one expression towards another.
   *
   * @param base where the change begins; for a still the face's own expression, for a frame what
   *     the face shows around it, so that blinks and speech go on
   * @param own what the face shows
   * @param strength 0 for no change, 1 for the other expression
   */
  static ExpressionChange towards(
      FaceExpression other, FaceExpression base, FaceExpression own, double strength) {
    float[] offset = new float[base.offset().length];
    for (int i = 0; i < offset.length; i++) {
      offset[i] = (float) (strength * (other.offset()[i] - base.offset()[i]));
    }
    ExpressionCoefficients change = other.coefficients().minus(base.coefficients()).times(strength);
    return new ExpressionChange(offset, change, own.coefficients().plus(change));
  }

  /** The part of it that some vertices take, each by its weight. */
  ExpressionChange weighted(float[] weights) {
    float[] some = offset.clone();
    for (int i = 0; i < some.length; i++) {
      some[i] *= weights[i / 3];
    }
    return new ExpressionChange(some, change, result);
  }
}
