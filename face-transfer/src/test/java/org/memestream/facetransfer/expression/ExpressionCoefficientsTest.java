package org.memestream.facetransfer.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpressionCoefficientsTest {

  private final ExpressionCoefficients smile =
      new ExpressionCoefficients(new float[] {2, -1}, new float[] {1, 0, 0, 0, 0, 0});

  @Test
  void theChangeLeadsFromOneToTheOther() {
    ExpressionCoefficients neutral = ExpressionCoefficients.neutral(2);

    assertThat(neutral.plus(smile.minus(neutral))).isEqualTo(smile);
  }

  @Test
  void halfOfItIsHalfAsStrong() {
    assertThat(smile.times(0.5).geometric()).containsExactly(1, -0.5f);
    assertThat(smile.times(0.5).of(Emotion.HAPPINESS)).isEqualTo(0.5f);
  }

  @Test
  void otherShapesDoNotAddUp() {
    assertThatThrownBy(() -> smile.plus(ExpressionCoefficients.neutral(3)))
        .hasMessageContaining("2 shapes and 3 shapes");
  }
}
