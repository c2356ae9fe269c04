package org.memestream.facetransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.ExpressionCoefficients;

class LearnedWrinklesTest {

  private final LearnedWrinkles wrinkles =
      new LearnedWrinkles(
          List.of(
              new LearnedWrinkles.Part.Shape(1),
              new LearnedWrinkles.Part.Intensity(Emotion.ANGER.ordinal())),
          new float[] {2, 1},
          new float[][] {{0.1f, 0}, {0, -0.2f}},
          new float[][] {ones(), ones()});

  @Test
  void addsWhatEachPartBrings() {
    assertThat(wrinkles.logRatio(change(1, 0.5f))[0]).isCloseTo(0, within(1e-6f));
    assertThat(wrinkles.logRatio(change(1, 0))[7]).isCloseTo(0.1f, within(1e-6f));
  }

  @Test
  void keepsEachPartWithinItsLimit() {
    assertThat(wrinkles.logRatio(change(9, 0))[0]).isCloseTo(0.2f, within(1e-6f));
    assertThat(wrinkles.logRatio(change(0, -9))[0]).isCloseTo(0.2f, within(1e-6f));
  }

  @Test
  void changesNothingWithoutAChange() {
    assertThat(wrinkles.logRatio(change(0, 0))).containsOnly(0);
  }

  private static ExpressionCoefficients change(float shape, float anger) {
    float[] emotions = new float[Emotion.values().length];
    emotions[Emotion.ANGER.ordinal()] = anger;
    return new ExpressionCoefficients(new float[] {5, shape}, emotions);
  }

  private static float[] ones() {
    float[] map = new float[CanonicalMap.SIDE * CanonicalMap.SIDE];
    Arrays.fill(map, 1);
    return map;
  }
}
