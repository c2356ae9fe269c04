package org.memestream.renderer.skia;

import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.Path;
import io.github.humbleui.types.Rect;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where glyphs leave ink at one font size; remembers them. Thread-safe. */
final class GlyphBounds {

  private static final int MOST_REMEMBERED = 8192;

  private final float size;
  private final ConcurrentHashMap<Glyph, Optional<Rect>> known = new ConcurrentHashMap<>();

  GlyphBounds(float size) {
    this.size = size;
  }

  /** The ink of a run about its line's origin, if it has any. */
  Optional<Rect> of(GlyphRun run) {
    if (known.size() > MOST_REMEMBERED) {
      known.clear();
    }
    Rect all = null;
    for (int at = 0; at < run.glyphs().length; at++) {
      Optional<Rect> ink =
          known.computeIfAbsent(new Glyph(run.face(), run.glyphs()[at]), this::bounds);
      if (ink.isPresent()) {
        all = union(all, ink.get().offset(run.positions()[at]));
      }
    }
    return Optional.ofNullable(all);
  }

  /** Colour bitmaps have no outline, and the bounds of outlines are the more exact. */
  private Optional<Rect> bounds(Glyph glyph) {
    try (Font font = glyph.face().font(size)) {
      if (glyph.face().coloured()) {
        return Optional.of(font.getBounds(new short[] {glyph.id()})[0])
            .filter(bounds -> bounds.getWidth() > 0);
      }
      try (Path path = font.getPath(glyph.id())) {
        return path == null || path.isEmpty()
            ? Optional.empty()
            : Optional.of(path.computeTightBounds());
      }
    }
  }

  static Rect union(Rect some, Rect other) {
    if (some == null || other == null) {
      return some == null ? other : some;
    }
    return Rect.makeLTRB(
        Math.min(some.getLeft(), other.getLeft()),
        Math.min(some.getTop(), other.getTop()),
        Math.max(some.getRight(), other.getRight()),
        Math.max(some.getBottom(), other.getBottom()));
  }

  private record Glyph(Face face, short id) {}
}
