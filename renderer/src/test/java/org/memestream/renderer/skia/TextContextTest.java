package org.memestream.renderer.skia;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextContextTest {

  @Test
  void runsTheWayOfItsFirstStrongCharacter() {
    assertThat(TextContext.of("123 مرحبا MEME").baseLevel()).isEqualTo(1);
    assertThat(TextContext.of("MEME مرحبا").baseLevel()).isZero();
  }

  @Test
  void tellsTheLanguagesThatShareHanCharacters() {
    assertThat(TextContext.of("猫は眠い").language()).isEqualTo("ja");
    assertThat(TextContext.of("고양이 猫").language()).isEqualTo("ko");
    assertThat(TextContext.of("猫累了").language()).isEqualTo("zh-Hans");
    assertThat(TextContext.of("CAT").language()).isEqualTo("en");
  }
}
