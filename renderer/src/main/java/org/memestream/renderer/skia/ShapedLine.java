package org.memestream.renderer.skia;

import java.util.List;

/**
 * A line as glyphs, left to right.
 *
 * @param size font size in pixels
 * @param runs its glyphs
 * @param advance where the next text would begin, in pixels
 */
record ShapedLine(float size, List<GlyphRun> runs, float advance) {}
