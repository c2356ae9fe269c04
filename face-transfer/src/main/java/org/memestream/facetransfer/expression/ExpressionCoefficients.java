package org.memestream.facetransfer.expression;

import java.util.Arrays;

/**
 * An expression, or the change from one to another, in numbers that mean the same on every face.
 * Immutable.
 */
public final class ExpressionCoefficients {

  private final float[] geometric;
  private final float[] emotions;

  /**
   * @param geometric weights of the shapes of {@link ExpressionModel}, in its order; about -3 to 3,
   *     0 on a neutral face; copied
   * @param emotions intensities in the order of {@link Emotion}: 0 (not at all) to 1 (clearly
   *     shown); a change has -1 to 1, times the strength; copied
   */
  public ExpressionCoefficients(float[] geometric, float[] emotions) {
    if (emotions.length != Emotion.values().length) {
      throw new IllegalArgumentException(
          "there are %d emotions, but %d intensities"
              .formatted(Emotion.values().length, emotions.length));
    }
    this.geometric = geometric.clone();
    this.emotions = emotions.clone();
  }

  /** No expression. */
  public static ExpressionCoefficients neutral(int shapes) {
    return new ExpressionCoefficients(new float[shapes], new float[Emotion.values().length]);
  }

  /** A copy of the weights of the shapes. */
  public float[] geometric() {
    return geometric.clone();
  }

  /** A copy of the intensities in the order of {@link Emotion}. */
  public float[] emotions() {
    return emotions.clone();
  }

  /** Intensity of one emotion. */
  public float of(Emotion emotion) {
    return emotions[emotion.ordinal()];
  }

  /** How many shapes have weights. */
  public int shapes() {
    return geometric.length;
  }

  /** The change that leads from another expression to this one. */
  public ExpressionCoefficients minus(ExpressionCoefficients other) {
    return plus(other.times(-1));
  }

  /** Both together. */
  public ExpressionCoefficients plus(ExpressionCoefficients other) {
    if (other.geometric.length != geometric.length) {
      throw new IllegalArgumentException(
          "%d shapes and %d shapes do not add up"
              .formatted(geometric.length, other.geometric.length));
    }
    float[] shapes = geometric.clone();
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] += other.geometric[i];
    }
    float[] intensities = emotions.clone();
    for (int i = 0; i < intensities.length; i++) {
      intensities[i] += other.emotions[i];
    }
    return new ExpressionCoefficients(shapes, intensities);
  }

  /** The same expression, weaker or stronger. */
  public ExpressionCoefficients times(double factor) {
    float[] shapes = geometric.clone();
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] *= (float) factor;
    }
    float[] intensities = emotions.clone();
    for (int i = 0; i < intensities.length; i++) {
      intensities[i] *= (float) factor;
    }
    return new ExpressionCoefficients(shapes, intensities);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExpressionCoefficients that
        && Arrays.equals(geometric, that.geometric)
        && Arrays.equals(emotions, that.emotions);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(geometric) + Arrays.hashCode(emotions);
  }

  @Override
  public String toString() {
    return "shapes " + Arrays.toString(geometric) + ", emotions " + Arrays.toString(emotions);
  }
}
