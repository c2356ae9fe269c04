package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

  private final Tokenizer tokenizer = new Tokenizer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "One does NOT simply|one does not simply",
        "I don't know, man...|i don't know , man . . .",
        "I don\u2019t \u201ccare\u201d|i don't \" care \"",
        "top <sep> bottom|top <sep> bottom",
        "'quoted'|quoted",
        "99 problems|99 problems",
        "'   '|''",
      })
  void cutsTextIntoTokens(String text, String tokens) {
    assertThat(String.join(" ", tokenizer.tokens(text))).isEqualTo(tokens);
  }
}
