package org.memestream.renderer.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.memestream.renderer.drawing.BreakOpportunities.Piece;

/**
 * Finds the largest letters in which a text stays in its box with its outline, accents and
 * descenders. Words are broken only where that makes the letters more than twice as large. Not
 * thread-safe when its measure is not.
 */
public final class TextFitter {

  /** The edge of the box that the text keeps to. */
  public enum Anchor {
    /** The first line stands at the top of the box. */
    TOP,
    /** The lines stand in the middle of the box. */
    MIDDLE,
    /** The last line stands at the bottom of the box. */
    BOTTOM
  }

  /** Font sizes a pixel. */
  private static final int STEPS = 4;

  private static final float WORTH_BROKEN_WORDS = 2;

  private final Lettering lettering;
  private final LineMeasure measure;

  /** Fits text as the lettering says, in the fonts that the measure knows. */
  public TextFitter(Lettering lettering, LineMeasure measure) {
    this.lettering = lettering;
    this.measure = measure;
  }

  /**
   * The text in its box.
   *
   * @param paragraphs one or two texts, each of which begins on a new line
   * @param largestSize font size in pixels that is never exceeded
   * @throws UndrawableTextException when it would need letters that are too small
   */
  public FittedText fit(List<CaptionText> paragraphs, Area box, Anchor anchor, float largestSize)
      throws UndrawableTextException {
    Block whole = best(paragraphs, BreakOpportunities::pieces, box, largestSize);
    if (whole.size() * WORTH_BROKEN_WORDS < largestSize) {
      Block broken = best(paragraphs, BreakOpportunities::smallestPieces, box, largestSize);
      whole = broken.size() > whole.size() * WORTH_BROKEN_WORDS ? broken : whole;
    }
    if (whole.size() < Lettering.SMALLEST_SIZE) {
      throw new UndrawableTextException(
          TextProblem.DOES_NOT_FIT,
          "The text does not fit its box of %d × %d pixels in readable letters. Shorten it, or take a larger picture."
              .formatted(box.width(), box.height()));
    }
    return placed(whole, box, anchor);
  }

  /** The fewest lines, unless each one more makes the letters enough larger. */
  private Block best(
      List<CaptionText> paragraphs,
      Function<String, List<Piece>> pieces,
      Area box,
      float largestSize) {
    List<LineBreaker> breakers = new ArrayList<>();
    for (CaptionText paragraph : paragraphs) {
      breakers.add(new LineBreaker(pieces.apply(paragraph.value()), measure));
    }
    int fewest = breakers.size();
    Block best = null;
    for (int count = fewest; count <= Math.max(fewest, lettering.mostLines()); count++) {
      double worth =
          best == null ? 0 : Math.pow(lettering.worthAnotherLine(), count - best.lines().size());
      for (List<String> lines : inLines(breakers, count)) {
        Block more = block(lines, box, largestSize);
        if (best == null || more.size() > best.size() * worth) {
          best = more;
          worth = 1;
        }
      }
      if (best != null && best.size() >= largestSize) {
        break;
      }
    }
    return best;
  }

  /** All ways to make so many lines of the paragraphs. */
  private static List<List<String>> inLines(List<LineBreaker> breakers, int count) {
    List<List<String>> ways = new ArrayList<>();
    LineBreaker first = breakers.get(0);
    if (breakers.size() == 1) {
      if (count <= first.mostLines()) {
        ways.add(first.lines(count));
      }
      return ways;
    }
    List<LineBreaker> others = breakers.subList(1, breakers.size());
    for (int own = 1; own <= Math.min(first.mostLines(), count - others.size()); own++) {
      for (List<String> rest : inLines(others, count - own)) {
        List<String> lines = new ArrayList<>(first.lines(own));
        lines.addAll(rest);
        ways.add(lines);
      }
    }
    return ways;
  }

  private Block block(List<String> lines, Area box, float largestSize) {
    float capitals = -measure.measure("H").top();
    List<LineMeasure.Ink> inks = new ArrayList<>();
    float widest = 0;
    float pitch = 0;
    for (String line : lines) {
      LineMeasure.Ink ink = measure.measure(line);
      if (!inks.isEmpty()) {
        float below = Math.max(0, inks.get(inks.size() - 1).bottom());
        pitch = Math.max(pitch, below + Math.max(capitals, -ink.top()) + lettering.lineGap());
      }
      widest = Math.max(widest, ink.width());
      inks.add(ink);
    }
    float ascent = Math.max(capitals, -inks.get(0).top());
    float descent = Math.max(0, inks.get(inks.size() - 1).bottom());
    float high = ascent + (lines.size() - 1) * pitch + descent;
    float size =
        Math.min(lettering.sizeFor(widest, box.width()), lettering.sizeFor(high, box.height()));
    return new Block(
        lines,
        inks,
        ascent,
        descent,
        pitch,
        widest,
        size < largestSize ? stepped(size) : largestSize);
  }

  /** Few sizes, so that drawn glyphs are met again in the renderer's cache. */
  private static float stepped(float size) {
    return (float) Math.floor(size * STEPS) / STEPS;
  }

  private FittedText placed(Block block, Area box, Anchor anchor) {
    float size = block.size();
    float reach = lettering.reach(size);
    float high = block.height() * size + 2 * reach;
    float top =
        switch (anchor) {
          case TOP -> box.y();
          case MIDDLE -> box.y() + (box.height() - high) / 2;
          case BOTTOM -> box.bottom() - high;
        };
    float first = top + reach + block.ascent() * size;
    List<FittedText.Line> lines = new ArrayList<>();
    for (int at = 0; at < block.lines().size(); at++) {
      LineMeasure.Ink ink = block.inks().get(at);
      float x = box.x() + (box.width() - ink.width() * size) / 2 - ink.left() * size;
      float baseline = first + at * block.pitch() * size;
      lines.add(new FittedText.Line(block.lines().get(at), x, baseline));
    }
    float wide = block.widest() * size + 2 * reach;
    float left = box.x() + (box.width() - wide) / 2;
    return new FittedText(size, reach, lines, extent(left, top, left + wide, top + high));
  }

  private static Area extent(float left, float top, float right, float bottom) {
    int x = (int) Math.max(0, Math.floor(left));
    int y = (int) Math.max(0, Math.floor(top));
    return new Area(x, y, (int) Math.ceil(right) - x, (int) Math.ceil(bottom) - y);
  }

  /** Lines one above the other; lengths in ems, the size in pixels. */
  private record Block(
      List<String> lines,
      List<LineMeasure.Ink> inks,
      float ascent,
      float descent,
      float pitch,
      float widest,
      float size) {

    float height() {
      return ascent + (lines.size() - 1) * pitch + descent;
    }
  }
}
