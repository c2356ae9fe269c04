package org.memestream.runtime.picture;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares pictures by their colours. */
final class Colours {

  private Colours() {}

  /** Each channel of each pixel differs by at most the tolerance. */
  static void assertNear(Picture actual, Picture expected, int tolerance) {
    assertThat(actual.width()).isEqualTo(expected.width());
    assertThat(actual.height()).isEqualTo(expected.height());
    byte[] is = actual.rgba();
    byte[] shall = expected.rgba();
    for (int at = 0; at < is.length; at++) {
      int difference = Math.abs((is[at] & 0xff) - (shall[at] & 0xff));
      if (difference > tolerance) {
        assertThat(is[at] & 0xff)
            .as("channel %d of pixel %d", at % 4, at / 4)
            .isCloseTo(shall[at] & 0xff, org.assertj.core.data.Offset.offset(tolerance));
      }
    }
  }
}
