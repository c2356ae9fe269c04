package org.memestream.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void textThatATerminalWouldObeyIsPrintedAsText() {
    assertThat(Excerpt.line("a\u001b[2Jb\nc", 100)).isEqualTo("a [2Jb c");
  }

  @Test
  void neverCutsACharacterInHalf() {
    assertThat(Excerpt.line("😀😀😀", 2)).isEqualTo("😀😀…");
  }

  @Test
  void bytesThatAreNoTextAreDigits() {
    assertThat(Excerpt.text(new byte[] {(byte) 0xff, 1, 2}, 2)).isEqualTo("0xff01…");
    assertThat(Excerpt.text("单".getBytes(StandardCharsets.UTF_8), 2)).isEqualTo("单");
  }

  @Test
  void dumpsNoMoreThanAsked() {
    byte[] value = new byte[100];
    value[0] = 'M';

    assertThat(Excerpt.dump(value, 18))
        .isEqualToNormalizingNewlines(
            "00000000  4d 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  M...............\n"
                + "00000010  00 00                                            ..\n");
    assertThat(Excerpt.dump(value, 0)).isEmpty();
  }
}
