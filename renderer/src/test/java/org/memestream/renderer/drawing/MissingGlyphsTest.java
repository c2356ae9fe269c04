package org.memestream.renderer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissingGlyphsTest {

  @Test
  void namesTheCharactersAndThePackages() {
    UndrawableTextException refusal = MissingGlyphs.refusal(List.of("猫", "😀", "，", "ᚠ"));

    assertThat(refusal.problem()).isEqualTo(TextProblem.MISSING_GLYPHS);
    assertThat(refusal)
        .hasMessageContaining("猫 (U+732B), 😀 (U+1F600)")
        .hasMessageContaining(
            "apt-get install fonts-noto-cjk fonts-noto-color-emoji fonts-noto-core.");
  }

  @Test
  void namesTenAndCountsTheRest() {
    List<String> many = "一二三四五六七八九十百千".codePoints().mapToObj(Character::toString).toList();

    assertThat(MissingGlyphs.refusal(many)).hasMessageContaining("十 (U+5341) and 2 more.");
  }
}
