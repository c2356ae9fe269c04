package org.memestream.renderer.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreakerTest {

  /** Each cluster one em wide. */
  private static final LineMeasure SQUARE =
      line -> {
        int count = Clusters.of(line).size();
        return new LineMeasure.Ink(0, -0.7f, count, 0, count);
      };

  @Test
  void makesTheLongestLineAsShortAsItCan() {
    assertThat(lines("AAAA BB CC DDDD", 2)).containsExactly("AAAA BB", "CC DDDD");
    assertThat(lines("A BBBBBBBBB C D E", 3)).containsExactly("A", "BBBBBBBBB", "C D E");
  }

  @Test
  void likesABreakAfterPunctuation() {
    assertThat(lines("今天也加油吧，周五就到了呀", 2)).containsExactly("今天也加油吧，", "周五就到了呀");
    assertThat(lines("你说得对呀，但是我不听的", 2)).containsExactly("你说得对呀，", "但是我不听的");
    assertThat(lines("WELL NOW, THEN THAT IS IT", 2))
        .containsExactly("WELL NOW, THEN", "THAT IS IT");
  }

  @Test
  void makesNoMoreLinesThanThereArePieces() {
    assertThat(breaker("ONE TWO").mostLines()).isEqualTo(2);
    assertThatThrownBy(() -> lines("ONE TWO", 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neverBeginsALineWithClosingPunctuation() {
    for (int count = 2; count <= 5; count++) {
      assertThat(lines("「早上好」，他说：（小声）“困。”", count))
          .noneMatch(line -> "」，：）。”".indexOf(line.charAt(0)) >= 0)
          .noneMatch(line -> "「（“".indexOf(line.charAt(line.length() - 1)) >= 0);
    }
  }

  private static List<String> lines(String text, int count) {
    return breaker(text).lines(count);
  }

  private static LineBreaker breaker(String text) {
    return new LineBreaker(BreakOpportunities.pieces(text), SQUARE);
  }
}
