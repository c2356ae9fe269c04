package org.memestream.renderer.skia;

import java.util.List;
import java.util.stream.Collectors;
import org.memestream.renderer.drawing.Area;
import org.memestream.renderer.drawing.CaptionText;
import org.memestream.renderer.drawing.FittedText;
import org.memestream.renderer.drawing.Lettering;
import org.memestream.renderer.drawing.MissingGlyphs;
import org.memestream.renderer.drawing.TextFitter;
import org.memestream.renderer.drawing.TextFitter.Anchor;
import org.memestream.renderer.drawing.UndrawableTextException;

/** Sets texts in the faces of one chain. Thread-safe. */
final class Typesetter {

  private final FontChain fonts;
  private final LineShaper shaper;
  private final GlyphBounds bounds = new GlyphBounds(ShapedLine.SIZE);

  /** A setter with these fonts, which stay the caller's to close. */
  Typesetter(FontChain fonts) {
    this.fonts = fonts;
    this.shaper = new LineShaper(fonts);
  }

  /**
   * Texts in a box, ready to be drawn.
   *
   * @param texts at least one; each begins on a new line
   * @param box that no ink leaves
   * @param largestSize font size in pixels that is never exceeded
   */
  SetText set(
      List<CaptionText> texts, Lettering lettering, Area box, Anchor anchor, float largestSize)
      throws UndrawableTextException {
    String all = texts.stream().map(CaptionText::value).collect(Collectors.joining(" "));
    List<String> missing = fonts.missing(all);
    if (!missing.isEmpty()) {
      throw MissingGlyphs.refusal(missing);
    }
    TextContext context = TextContext.of(all);
    TextFitter fitter = new TextFitter(lettering, new SkijaLineMeasure(shaper, bounds, context));
    FittedText fitted = fitter.fit(texts, box, anchor, largestSize);
    List<SetText.Line> lines =
        fitted.lines().stream()
            .map(
                line ->
                    new SetText.Line(
                        shaper.shape(line.text(), context).runs(), line.x(), line.baseline()))
            .toList();
    return new SetText(fitted, lettering, lines);
  }
}
