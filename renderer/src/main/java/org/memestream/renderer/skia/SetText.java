package org.memestream.renderer.skia;

import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.PaintMode;
import io.github.humbleui.skija.PaintStrokeJoin;
import io.github.humbleui.skija.TextBlob;
import java.util.ArrayList;
import java.util.List;
import org.memestream.renderer.drawing.FittedText;
import org.memestream.renderer.drawing.Lettering;

/**
 * Text that has found its place, as glyphs. Holds nothing native. Thread-safe.
 *
 * @param fitted where its lines stand
 * @param lettering how it is drawn
 * @param lines the same lines as glyphs
 */
record SetText(FittedText fitted, Lettering lettering, List<Line> lines) {

  /**
   * Draws all outlines before any letter, so that none runs over a neighbour's letter. Skia keeps
   * the glyphs it has drawn in a cache of bounded size, outlined ones too.
   */
  void draw(Canvas canvas) {
    List<Blob> blobs = blobs();
    try (Paint fill = new Paint().setColor(lettering.fill()).setAntiAlias(true);
        Paint outline = outline()) {
      if (lettering.outlined()) {
        blobs.stream().filter(blob -> !blob.coloured()).forEach(blob -> blob.draw(canvas, outline));
      }
      blobs.forEach(blob -> blob.draw(canvas, fill));
    } finally {
      blobs.forEach(blob -> blob.glyphs().close());
    }
  }

  /** The same text so many pixels further down. */
  SetText lowered(int pixels) {
    List<Line> moved =
        lines.stream()
            .map(line -> new Line(line.runs(), line.x(), line.baseline() + pixels))
            .toList();
    return new SetText(fitted.lowered(pixels), lettering, moved);
  }

  private List<Blob> blobs() {
    List<Blob> blobs = new ArrayList<>();
    for (Line line : lines) {
      for (GlyphRun run : line.runs()) {
        try (Font font = run.face().font(fitted.size())) {
          TextBlob blob =
              TextBlob.makeFromPos(run.glyphs(), run.scaled(fitted.size() / ShapedLine.SIZE), font);
          blobs.add(new Blob(blob, run.face().coloured(), line));
        }
      }
    }
    return blobs;
  }

  private Paint outline() {
    return new Paint()
        .setColor(lettering.outline())
        .setAntiAlias(true)
        .setMode(PaintMode.STROKE)
        .setStrokeJoin(PaintStrokeJoin.ROUND)
        .setStrokeWidth(2 * fitted.outline());
  }

  /**
   * One line.
   *
   * @param runs glyphs of {@link ShapedLine#SIZE}
   * @param x where it begins on the canvas
   * @param baseline where its letters stand on the canvas
   */
  record Line(List<GlyphRun> runs, float x, float baseline) {}

  /** Glyphs of one face where they stand; whoever made it closes them. */
  private record Blob(TextBlob glyphs, boolean coloured, Line line) {

    void draw(Canvas canvas, Paint paint) {
      canvas.drawTextBlob(glyphs, line.x(), line.baseline(), paint);
    }
  }
}
