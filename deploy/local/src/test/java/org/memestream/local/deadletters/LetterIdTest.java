package org.memestream.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterIdTest {

  @Test
  void readsWhatItWrites() {
    LetterId id = new LetterId("memes.stage-failed-2", 11, 1L << 40);

    assertThat(LetterId.parse(id.toString())).contains(id);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "-0-1",
        "memes.requested",
        "memes.requested-0",
        "a-0-99999999999999999999",
        "a-b-1",
        "a-0--1"
      })
  void takesNothingElse(String text) {
    assertThat(LetterId.parse(text)).isEmpty();
  }
}
