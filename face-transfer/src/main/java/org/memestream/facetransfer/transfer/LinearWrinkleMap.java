package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.expression.ExpressionCoefficients;

/** Wrinkles that grow in proportion to the first shapes of the expression model. */
public final class LinearWrinkleMap implements WrinkleMap {

  private final float[][] maps;
  private final float[] limits;

  /**
   * @param maps log ratio at a coefficient of 1, one map for each of the first shapes; not copied
   * @param limits largest change of each of these coefficients, either way; not copied
   */
  public LinearWrinkleMap(float[][] maps, float[] limits) {
    if (maps.length != limits.length) {
      throw new IllegalArgumentException(
          "%d maps need as many limits, but have %d".formatted(maps.length, limits.length));
    }
    this.maps = maps;
    this.limits = limits;
  }

  @Override
  public float[] logRatio(ExpressionCoefficients change) {
    float[] geometric = change.geometric();
    float[] ratio = new float[CanonicalMap.SIDE * CanonicalMap.SIDE];
    for (int i = 0; i < maps.length; i++) {
      float weight = Smooth.clamp(geometric[i], -limits[i], limits[i]);
      for (int pixel = 0; pixel < ratio.length; pixel++) {
        ratio[pixel] += weight * maps[i][pixel];
      }
    }
    return ratio;
  }

  /** The maps, for storing; not copied. */
  public float[][] maps() {
    return maps;
  }

  /** The limits, for storing; not copied. */
  public float[] limits() {
    return limits;
  }
}
