package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreakerTest {

  @Test
  void learnsWhereAWordStartsTheLowerText() {
    List<LineBreaker.Example> examples = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      examples.add(example(2 + i % 3, 5));
      examples.add(example(3 + i % 2, 2));
    }

    LineBreaker breaker = LineBreaker.learn(examples, 5, 0.1, pass -> {});

    assertThat(breaker.gap(example(6, 3).tokens())).isEqualTo(6);
  }

  @Test
  void shippedBreakerBreaksBeforeThePunchLine() {
    List<String> tokens = List.of("brace yourselves the tests are coming".split(" "));

    assertThat(LineBreaker.shipped().gap(tokens)).isEqualTo(2);
  }

  @Test
  void leavesShortTextWhole() {
    assertThat(LineBreaker.shipped().gap(List.of("much", "wow"))).isEqualTo(2);
  }

  private static LineBreaker.Example example(int before, int after) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < before; i++) {
      tokens.add("w" + i);
    }
    tokens.add("then");
    for (int i = 0; i < after; i++) {
      tokens.add("v" + i);
    }
    return new LineBreaker.Example(tokens, before);
  }
}
