package org.memestream.renderer.skia;

import io.github.humbleui.types.Point;
import java.util.Arrays;

/**
 * Glyphs of one face.
 *
 * @param face whose glyphs they are
 * @param glyphs glyph ids
 * @param positions where each stands, in pixels from the line's origin
 */
record GlyphRun(Face face, short[] glyphs, Point[] positions) {

  /** The positions at another font size. */
  Point[] scaled(float scale) {
    return Arrays.stream(positions).map(point -> point.scale(scale)).toArray(Point[]::new);
  }
}
