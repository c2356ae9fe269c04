package org.memestream.facetransfer.training.appearance;

import java.util.Arrays;
import java.util.Set;
import org.memestream.facetransfer.expression.ExpressionCoefficients;

/**
 * Learns wrinkles from changes. Each is learned a second time with left and right changed, so that
 * what both sides show alike wrinkles both alike, and what one side shows only that side.
 */
final class WrinkleTraining implements WrinkleLessons.Pupil {

  private final WrinkleParts parts;
  private final Set<String> used;
  private final double shapeRidge;
  private final double emotionRidge;
  private final RidgeRegression regression;
  private final double[] squares;
  private final int[] shown;
  private double weights;

  /**
   * @param used names of the parts that are learned from; the others have no effect
   * @param shapeRidge added to the sums of squares of shapes
   * @param emotionRidge added to the sums of squares of emotions
   */
  WrinkleTraining(WrinkleParts parts, Set<String> used, double shapeRidge, double emotionRidge) {
    this.parts = parts;
    this.used = used;
    this.shapeRidge = shapeRidge;
    this.emotionRidge = emotionRidge;
    this.regression =
        new RidgeRegression(parts.names().size(), CanonicalSampler.SIDE * CanonicalSampler.SIDE);
    this.squares = new double[parts.names().size()];
    this.shown = new int[parts.names().size()];
  }

  @Override
  public void learn(ExpressionCoefficients change, float[] skin, double weight) {
    float[] numbers = parts.of(change);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = used.contains(parts.names().get(i)) ? numbers[i] : 0;
      shown[i] += numbers[i] == 0 ? 0 : 1;
    }
    add(numbers, skin, weight);
    add(mirrored(numbers), SkinLight.mirrored(skin), weight);
  }

  private void add(float[] numbers, float[] skin, double weight) {
    regression.add(numbers, skin, weight);
    for (int i = 0; i < numbers.length; i++) {
      squares[i] += weight * numbers[i] * numbers[i];
    }
    weights += weight;
  }

  private float[] mirrored(float[] numbers) {
    float[] mirrored = numbers.clone();
    for (int i = 0; i < numbers.length; i++) {
      String name = parts.names().get(i);
      if (name.endsWith("_L")) {
        int other = parts.names().indexOf(name.substring(0, name.length() - 1) + "R");
        mirrored[i] = numbers[other];
        mirrored[other] = numbers[i];
      }
    }
    return mirrored;
  }

  /** The map of each part at size 1. */
  float[][] maps() {
    double[] added = new double[squares.length];
    Arrays.setAll(added, i -> parts.isEmotion(i) ? emotionRidge : shapeRidge);
    return regression.solve(added);
  }

  /** How many changes had some of each part. */
  int[] shown() {
    return shown.clone();
  }

  /** Root mean square of each part, 0 for those not used. */
  double[] spread() {
    return Arrays.stream(squares).map(square -> Math.sqrt(square / weights)).toArray();
  }
}
