package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetokenizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i don't know , man . . .|i don't know, man...",
        "he said \" hello \" to me|he said \"hello\" to me",
        "wait ( what ) ?|wait (what)?",
        "self - made|self-made",
        "costs $ 5|costs $5",
        "why ? !|why?!",
        "\" it 's monday|it 's monday",
        "she said \" no \" and \" why|she said \"no\" and why",
      })
  void spacesPunctuationAsPeopleDo(String tokens, String text) {
    assertThat(new Detokenizer().text(List.of(tokens.split(" ")))).isEqualTo(text);
  }
}
