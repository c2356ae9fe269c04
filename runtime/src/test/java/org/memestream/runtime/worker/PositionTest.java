package org.memestream.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

  @Test
  void aLineReadsBack() {
    Position position = new Position("memes.requested", 5, 123_456_789_012L, -1);
    assertThat(Position.parse(position.line())).contains(position);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "memes.requested",
        "memes.requested 1 2",
        "a b c d",
        "t 1 2 99999999999999999999"
      })
  void anythingElseIsNoPosition(String line) {
    assertThat(Position.parse(line)).isEmpty();
  }
}
