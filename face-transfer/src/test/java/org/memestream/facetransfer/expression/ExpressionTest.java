package org.memestream.facetransfer.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpressionTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsNameInAnyCase(Expression expression) {
    String shouted = expression.presetName().toUpperCase(Locale.ROOT);

    assertThat(Expression.named(shouted)).contains(expression);
  }

  @Test
  void isNotFoundByAnotherName() {
    assertThat(Expression.named("smirk")).isEmpty();
  }

  @Test
  void namesAllForAMessage() {
    assertThat(Expression.allNames())
        .isEqualTo("smile, laugh, surprise, anger, sadness, disgust, wink");
  }
}
