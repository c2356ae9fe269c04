package org.memestream.renderer.skia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.paragraph.TypefaceFontProvider;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.renderer.skia.FontChain.Manner;

class FontChainTest {

  @TempDir Path folder;

  @Test
  void drawsPlainTextWhereNoFontIsInstalled() {
    try (FontMgr none = new TypefaceFontProvider();
        FontChain fonts = FontChain.open(Manner.POSTER, Optional.empty(), none)) {
      assertThat(fonts.mainFamily()).isEqualTo("Liberation Sans");
      assertThat(fonts.missing("ÀÉÎ ŞŁ — «ДА» ΩΣ שלום 123!?")).isEmpty();
    }
  }

  @Test
  void namesWhatNoFontHasOnceAndInOrder() {
    try (FontMgr none = new TypefaceFontProvider();
        FontChain fonts = FontChain.open(Manner.POSTER, Optional.empty(), none)) {
      assertThat(fonts.missing("A猫B👨\u200d👩猫C")).containsExactly("猫", "👨\u200d👩");
    }
  }

  @Test
  void takesTheConfiguredFolderFirst() throws Exception {
    copy("LiberationSerif-Bold.ttf");
    Files.writeString(folder.resolve("README.txt"), "not a font");

    try (FontChain fonts = FontChain.open(Manner.POSTER, Optional.of(folder))) {
      assertThat(fonts.mainFamily()).isEqualTo("Liberation Serif");
    }
  }

  @Test
  void saysWhichFileIsNoFont() throws Exception {
    Files.writeString(folder.resolve("broken.ttf"), "not a font");

    assertThatThrownBy(() -> FontChain.open(Manner.POSTER, Optional.of(folder)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("broken.ttf");
  }

  private void copy(String name) throws Exception {
    try (InputStream font = getClass().getResourceAsStream("/liberation/" + name)) {
      Files.copy(font, folder.resolve(name));
    }
  }
}
