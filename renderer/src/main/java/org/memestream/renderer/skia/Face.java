package org.memestream.renderer.skia;

import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.FontEdging;
import io.github.humbleui.skija.FontHinting;
import io.github.humbleui.skija.Typeface;
import java.util.Arrays;
import java.util.Set;

/**
 * A typeface and how it is used. The chain that found it owns the typeface.
 *
 * @param typeface native face
 * @param coloured whether its glyphs are pictures, which get no outline
 * @param emboldened whether its strokes are thickened, for faces too light for a meme
 */
record Face(Typeface typeface, boolean coloured, boolean emboldened) {

  private static final Set<String> COLOUR_TABLES = Set.of("CBDT", "COLR", "sbix", "SVG ");
  private static final int SEMI_BOLD = 600;

  /** A face somebody chose: used as it is. */
  static Face chosen(Typeface typeface) {
    return new Face(typeface, isColoured(typeface), false);
  }

  /** A face that only happens to have the glyphs. */
  static Face substitute(Typeface typeface) {
    boolean coloured = isColoured(typeface);
    return new Face(typeface, coloured, !coloured && isLight(typeface));
  }

  private static boolean isLight(Typeface typeface) {
    return typeface.getFontStyle().getWeight() < SEMI_BOLD;
  }

  private static boolean isColoured(Typeface typeface) {
    return Arrays.stream(typeface.getTableTags()).anyMatch(COLOUR_TABLES::contains);
  }

  /** Whether it has a glyph for each character. */
  boolean covers(int[] codePoints) {
    for (short glyph : typeface.getUTF32Glyphs(codePoints)) {
      if (glyph == 0) {
        return false;
      }
    }
    return true;
  }

  /** A font without hinting, so that a line measures the same at every size; to be closed. */
  Font font(float size) {
    return new Font(typeface, size)
        .setSubpixel(true)
        .setMetricsLinear(true)
        .setBaselineSnapped(false)
        .setHinting(FontHinting.NONE)
        .setEdging(FontEdging.ANTI_ALIAS)
        .setEmboldened(emboldened);
  }
}
