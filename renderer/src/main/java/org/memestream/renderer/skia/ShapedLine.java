package org.memestream.renderer.skia;

import java.util.List;

/**
 * A line as glyphs of {@value #SIZE} pixels, left to right. Faces are not hinted, so that it has
 * the same proportions at every size.
 *
 * @param runs its glyphs
 * @param advance where the next text would begin, in pixels
 * @param advances how far each char moves the text on, in pixels; what is one cluster to the shaper
 *     counts for its first char
 */
record ShapedLine(List<GlyphRun> runs, float advance, float[] advances) {

  /** Font size; large for colour bitmaps, which come in one size. */
  static final float SIZE = 128;
}
