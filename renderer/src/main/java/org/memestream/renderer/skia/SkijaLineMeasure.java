package org.memestream.renderer.skia;

import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.Path;
import io.github.humbleui.types.Rect;
import java.util.HashMap;
import java.util.Map;
import org.memestream.renderer.drawing.LineMeasure;

/** Measures lines by the outlines of their glyphs. Remembers them: one instance for one text. */
final class SkijaLineMeasure implements LineMeasure {

  /** Any size would do, as faces are not hinted; large for colour bitmaps, which come in one. */
  private static final float SIZE = 128;

  private final LineShaper shaper;
  private final TextContext context;
  private final Map<String, Ink> known = new HashMap<>();

  SkijaLineMeasure(LineShaper shaper, TextContext context) {
    this.shaper = shaper;
    this.context = context;
  }

  @Override
  public Ink measure(String line) {
    return known.computeIfAbsent(line, this::ink);
  }

  private Ink ink(String line) {
    ShapedLine shaped = shaper.shape(line, context, SIZE);
    Rect ink = null;
    for (GlyphRun run : shaped.runs()) {
      ink = union(ink, run.face().coloured() ? bitmaps(run) : outlines(run));
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

  private static Rect outlines(GlyphRun run) {
    try (Path path = GlyphPaths.of(run, SIZE)) {
      return path.isEmpty() ? null : path.computeTightBounds();
    }
  }

  private static Rect bitmaps(GlyphRun run) {
    Rect all = null;
    try (Font font = run.face().font(SIZE)) {
      Rect[] bounds = font.getBounds(run.glyphs());
      for (int at = 0; at < bounds.length; at++) {
        all = union(all, bounds[at].offset(run.positions()[at]));
      }
    }
    return all;
  }

  private static Rect union(Rect some, Rect other) {
    if (some == null || other == null) {
      return some == null ? other : some;
    }
    return Rect.makeLTRB(
        Math.min(some.getLeft(), other.getLeft()),
        Math.min(some.getTop(), other.getTop()),
        Math.max(some.getRight(), other.getRight()),
        Math.max(some.getBottom(), other.getBottom()));
  }
}
