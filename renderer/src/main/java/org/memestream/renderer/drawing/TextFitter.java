package org.memestream.renderer.drawing;

import java.util.ArrayList;
import java.util.List;
import org.memestream.renderer.drawing.BreakOpportunities.Piece;

/**
 * Finds the largest letters in which a text stays in its box with its outline, accents and
 * descenders, on one, two or three lines. Words are broken only where that makes the letters more
 * than twice as large. Not thread-safe when its measure is not.
 */
public final class TextFitter {

  /** The edge of the box that the text keeps to. */
  public enum Anchor {
    /** The first line stands at the top of the box. */
    TOP,
    /** The last line stands at the bottom of the box. */
    BOTTOM
  }

  private static final float WORTH_ANOTHER_LINE = 1.05f;
  private static final float WORTH_BROKEN_WORDS = 2;

  private final ClassicStyle style;
  private final LineMeasure measure;

  /** Fits text as the style says, in the fonts that the measure knows. */
  public TextFitter(ClassicStyle style, LineMeasure measure) {
    this.style = style;
    this.measure = measure;
  }

  /**
   * The text in its box.
   *
   * @param largestSize font size in pixels that is never exceeded
   * @throws UndrawableTextException when it would need letters that are too small
   */
  public FittedText fit(CaptionText text, TextBox box, Anchor anchor, float largestSize)
      throws UndrawableTextException {
    Block whole = best(BreakOpportunities.pieces(text.value()), box, largestSize);
    if (whole.size() * WORTH_BROKEN_WORDS < largestSize) {
      Block broken = best(BreakOpportunities.smallestPieces(text.value()), box, largestSize);
      whole = broken.size() > whole.size() * WORTH_BROKEN_WORDS ? broken : whole;
    }
    if (whole.size() < ClassicStyle.SMALLEST_SIZE) {
      throw new UndrawableTextException(
          TextProblem.DOES_NOT_FIT,
          "The text does not fit its box of %d × %d pixels in readable letters. Shorten it, or take a larger picture."
              .formatted(box.width(), box.height()));
    }
    return placed(whole, box, anchor);
  }

  private Block best(List<Piece> pieces, TextBox box, float largestSize) {
    LineBreaker breaker = new LineBreaker(pieces, measure);
    Block best = block(breaker.lines(1), box, largestSize);
    for (int count = 2; count <= breaker.mostLines(); count++) {
      Block more = block(breaker.lines(count), box, largestSize);
      best = more.size() > best.size() * WORTH_ANOTHER_LINE ? more : best;
    }
    return best;
  }

  private Block block(List<String> lines, TextBox box, float largestSize) {
    float capitals = -measure.measure("H").top();
    List<LineMeasure.Ink> inks = new ArrayList<>();
    float widest = 0;
    float pitch = 0;
    for (String line : lines) {
      LineMeasure.Ink ink = measure.measure(line);
      if (!inks.isEmpty()) {
        float below = Math.max(0, inks.get(inks.size() - 1).bottom());
        pitch = Math.max(pitch, below + Math.max(capitals, -ink.top()) + lineGap());
      }
      widest = Math.max(widest, ink.width());
      inks.add(ink);
    }
    float ascent = Math.max(capitals, -inks.get(0).top());
    float descent = Math.max(0, inks.get(inks.size() - 1).bottom());
    float high = ascent + (lines.size() - 1) * pitch + descent;
    float size =
        Math.min(
            sizeFor(widest, box.width() - 2 * style.sideMargin(box)),
            sizeFor(high, box.height() - 2 * style.edgeMargin(box)));
    return new Block(lines, inks, ascent, descent, pitch, Math.min(size, largestSize));
  }

  /** The outlines of two lines meet, and a little air. */
  private static float lineGap() {
    return 2 / 12f + 0.03f;
  }

  /** The size at which so many ems and an outline on both sides fill so many pixels. */
  private static float sizeFor(float ems, float pixels) {
    float size = pixels / (ems + 2 * ClassicStyle.outline(12) / 12);
    return ClassicStyle.outline(size) > 1 ? size : Math.max(0, (pixels - 2) / ems);
  }

  private FittedText placed(Block block, TextBox box, Anchor anchor) {
    float size = block.size();
    float outline = ClassicStyle.outline(size);
    float inset = style.edgeMargin(box) + outline;
    float first =
        switch (anchor) {
          case TOP -> box.y() + inset + block.ascent() * size;
          case BOTTOM ->
              box.y()
                  + box.height()
                  - inset
                  - (block.descent() + (block.lines().size() - 1) * block.pitch()) * size;
        };
    List<FittedText.Line> lines = new ArrayList<>();
    for (int at = 0; at < block.lines().size(); at++) {
      LineMeasure.Ink ink = block.inks().get(at);
      float x = box.x() + (box.width() - ink.width() * size) / 2 - ink.left() * size;
      float baseline = first + at * block.pitch() * size;
      lines.add(new FittedText.Line(block.lines().get(at), x, baseline));
    }
    return new FittedText(size, outline, lines);
  }

  /** Lines one above the other; lengths in ems, the size in pixels. */
  private record Block(
      List<String> lines,
      List<LineMeasure.Ink> inks,
      float ascent,
      float descent,
      float pitch,
      float size) {}
}
