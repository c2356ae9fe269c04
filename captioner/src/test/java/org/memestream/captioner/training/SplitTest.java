package org.memestream.captioner.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

  @Test
  void saysTheSameEachTime() {
    assertThat(new Split(1).row("a b c")).isEqualTo(new Split(1).row("a b c"));
  }

  @Test
  void keepsAboutThreeRowsInAHundredApart() {
    long apart =
        IntStream.range(0, 20_000)
            .filter(i -> new Split(1).row("row " + i) != Split.Part.TRAINING)
            .count();

    assertThat(apart).isBetween(500L, 700L);
  }

  @Test
  void drawsAnotherSplitWithAnotherSeed() {
    assertThat(IntStream.range(0, 200).mapToObj(i -> new Split(1).unseenTemplate("t" + i)))
        .isNotEqualTo(IntStream.range(0, 200).mapToObj(i -> new Split(2).unseenTemplate("t" + i)));
  }
}
