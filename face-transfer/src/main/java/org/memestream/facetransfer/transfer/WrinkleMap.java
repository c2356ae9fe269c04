package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.expression.ExpressionCoefficients;

/** How an expression lightens and darkens the skin: folds, dimples, bulges. Thread-safe. */
public interface WrinkleMap {

  /**
   * The natural logarithm of the brightness after the change divided by the brightness before.
   *
   * <p>An implementation keeps the change within what it was fitted to (by clipping its own inputs)
   * and leaves light and shade of the whole face alone (no low frequencies). The caller masks eyes,
   * the inside of the mouth and the border of the face, and clips to ±0.45.
   *
   * @param change expression after minus expression before; the strength is in it, so that its
   *     numbers may lie beyond those of any single expression; all zeros give all zeros
   * @return {@link CanonicalMap#SIDE} * {@link CanonicalMap#SIDE} numbers, row by row, over the
   *     {@link CanonicalMap} of the model's mean face; a new array
   */
  float[] logRatio(ExpressionCoefficients change);
}
