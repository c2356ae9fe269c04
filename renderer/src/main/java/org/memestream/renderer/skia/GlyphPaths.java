package org.memestream.renderer.skia;

import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.types.Point;

/** The outlines of glyphs, as one path. */
final class GlyphPaths {

  private GlyphPaths() {}

  /** Outlines about the line's origin; to be closed. */
  static Path of(GlyphRun run, float size) {
    try (Font font = run.face().font(size);
        PathBuilder builder = new PathBuilder()) {
      Path[] paths = font.getPaths(run.glyphs());
      for (int at = 0; at < paths.length; at++) {
        try (Path glyph = paths[at]) {
          if (glyph != null) {
            Point position = run.positions()[at];
            builder.addPath(glyph, position.getX(), position.getY());
          }
        }
      }
      return builder.build();
    }
  }
}
