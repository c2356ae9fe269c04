package org.memestream.renderer.skia;

import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.PaintMode;
import io.github.humbleui.skija.PaintStrokeJoin;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.Surface;
import io.github.humbleui.skija.TextBlob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.renderer.drawing.CaptionText;
import org.memestream.renderer.drawing.ClassicStyle;
import org.memestream.renderer.drawing.FittedText;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.MissingGlyphs;
import org.memestream.renderer.drawing.TextBox;
import org.memestream.renderer.drawing.TextFitter;
import org.memestream.renderer.drawing.TextFitter.Anchor;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.SkijaRaster;

/** Draws the {@link ClassicStyle}: outline first, letters over it, colour emoji as they are. */
public final class ClassicPainter implements MemePainter {

  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;

  private final ClassicStyle style = new ClassicStyle();
  private final FontChain fonts;
  private final LineShaper shaper;

  /** A painter with these fonts, which stay the caller's to close. */
  public ClassicPainter(FontChain fonts) {
    this.fonts = fonts;
    this.shaper = new LineShaper(fonts);
  }

  @Override
  public Picture paint(Picture picture, MemeText text) throws UndrawableTextException {
    int width = picture.width();
    int height = picture.height();
    List<Fitted> fitted = new ArrayList<>();
    fit(text.top(), style.top(width, height), Anchor.TOP, height).ifPresent(fitted::add);
    fit(text.bottom(), style.bottom(width, height), Anchor.BOTTOM, height).ifPresent(fitted::add);
    return fitted.isEmpty() ? picture : painted(picture, fitted);
  }

  private Optional<Fitted> fit(
      Optional<CaptionText> text, TextBox box, Anchor anchor, int pictureHeight)
      throws UndrawableTextException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<String> missing = fonts.missing(text.get().value());
    if (!missing.isEmpty()) {
      throw MissingGlyphs.refusal(missing);
    }
    TextContext context = TextContext.of(text.get().value());
    TextFitter fitter = new TextFitter(style, new SkijaLineMeasure(shaper, context));
    FittedText fitted = fitter.fit(text.get(), box, anchor, style.largestSize(pictureHeight));
    return Optional.of(new Fitted(fitted, context));
  }

  private Picture painted(Picture picture, List<Fitted> texts) {
    ColorAlphaType alpha = picture.hasAlpha() ? ColorAlphaType.PREMUL : ColorAlphaType.OPAQUE;
    try (Surface surface =
            Surface.makeRaster(SkijaRaster.info(picture.width(), picture.height(), alpha));
        Image image = SkijaRaster.image(picture)) {
      Canvas canvas = surface.getCanvas();
      canvas.drawImage(image, 0, 0);
      for (Fitted text : texts) {
        paint(canvas, text);
      }
      try (Image painted = surface.makeImageSnapshot()) {
        return SkijaRaster.picture(painted);
      }
    }
  }

  /** All outlines come before any letter, so that none runs over a neighbour's letter. */
  private void paint(Canvas canvas, Fitted fitted) {
    FittedText text = fitted.text();
    List<Placed> placed = new ArrayList<>();
    try (Paint outline = outline(text);
        Paint fill = new Paint().setColor(WHITE).setAntiAlias(true)) {
      for (FittedText.Line line : text.lines()) {
        for (GlyphRun run : shaper.shape(line.text(), fitted.context(), text.size()).runs()) {
          placed.add(new Placed(run, GlyphPaths.of(run, text.size()), line));
        }
      }
      placed.forEach(run -> run.draw(canvas, outline));
      placed.forEach(run -> run.draw(canvas, fill));
      placed.forEach(run -> run.drawColoured(canvas, text.size(), fill));
    } finally {
      placed.forEach(run -> run.path().close());
    }
  }

  private static Paint outline(FittedText text) {
    return new Paint()
        .setColor(BLACK)
        .setAntiAlias(true)
        .setMode(PaintMode.STROKE)
        .setStrokeJoin(PaintStrokeJoin.ROUND)
        .setStrokeWidth(2 * text.outline());
  }

  /** A text that has found its place, and how its lines are to be shaped. */
  private record Fitted(FittedText text, TextContext context) {}

  /** A run of glyphs where it stands on the picture; its path is empty for coloured ones. */
  private record Placed(GlyphRun run, Path path, FittedText.Line line) {

    void draw(Canvas canvas, Paint paint) {
      if (!run.face().coloured()) {
        canvas.save();
        canvas.translate(line.x(), line.baseline());
        canvas.drawPath(path, paint);
        canvas.restore();
      }
    }

    void drawColoured(Canvas canvas, float size, Paint paint) {
      if (run.face().coloured()) {
        try (Font font = run.face().font(size);
            TextBlob blob = TextBlob.makeFromPos(run.glyphs(), run.positions(), font)) {
          canvas.drawTextBlob(blob, line.x(), line.baseline(), paint);
        }
      }
    }
  }
}
