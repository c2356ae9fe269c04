package org.memestream.renderer.skia;

import io.github.humbleui.types.Rect;
import org.memestream.renderer.drawing.LineMeasure;

/** Measures lines by the outlines of their glyphs. One instance for one text. */
final class SkijaLineMeasure implements LineMeasure {

  private static final float SIZE = ShapedLine.SIZE;

  private final LineShaper shaper;
  private final GlyphBounds bounds;
  private final TextContext context;

  SkijaLineMeasure(LineShaper shaper, GlyphBounds bounds, TextContext context) {
    this.shaper = shaper;
    this.bounds = bounds;
    this.context = context;
  }

  @Override
  public Ink measure(String line) {
    ShapedLine shaped = shaper.shape(line, context);
    Rect ink = null;
    for (GlyphRun run : shaped.runs()) {
      ink = GlyphBounds.union(ink, bounds.of(run).orElse(null));
    }
    float advance = shaped.advance() / SIZE;
    return ink == null
        ? new Ink(0, 0, 0, 0, advance)
        : new Ink(
            ink.getLeft() / SIZE,
            ink.getTop() / SIZE,
            ink.getRight() / SIZE,
            ink.getBottom() / SIZE,
            advance);
  }

  @Override
  public float[] advances(String text) {
    float[] advances = shaper.shape(text, context).advances().clone();
    for (int at = 0; at < advances.length; at++) {
      advances[at] /= SIZE;
    }
    return advances;
  }
}
