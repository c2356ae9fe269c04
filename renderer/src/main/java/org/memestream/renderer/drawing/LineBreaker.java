package org.memestream.renderer.drawing;

import java.util.ArrayList;
import java.util.List;
import org.memestream.renderer.drawing.BreakOpportunities.Piece;

/**
 * Breaks text so that its longest line is as short as can be: into two lines nearest the middle,
 * into three nearest the thirds. Widths are those of the pieces laid side by side, which kerning
 * and ligatures change too little to move a break.
 */
final class LineBreaker {

  private final List<Piece> pieces;

  /** Where each piece begins and ends in the unbroken line, in ems. */
  private final float[] begins;

  private final float[] ends;

  LineBreaker(List<Piece> pieces, LineMeasure measure) {
    this.pieces = pieces;
    this.begins = new float[pieces.size()];
    this.ends = new float[pieces.size()];
    float space = measure.measure(" ").advance();
    float x = 0;
    for (int at = 0; at < begins.length; at++) {
      begins[at] = x;
      ends[at] = x + measure.measure(pieces.get(at).text()).advance();
      x = ends[at] + (pieces.get(at).spaceAfter() ? space : 0);
    }
  }

  int mostLines() {
    return Math.min(3, pieces.size());
  }

  /** The text in one, two or three lines, at most {@link #mostLines}. */
  List<String> lines(int count) {
    return switch (count) {
      case 1 -> joined(0);
      case 2 -> joined(0, middle(0));
      case 3 -> thirds();
      default -> throw new IllegalArgumentException("1 to 3 lines, but asked for " + count);
    };
  }

  /** First piece of the second line, when the pieces from {@code from} on make two lines. */
  private int middle(int from) {
    int best = from + 1;
    for (int second = from + 1; second < pieces.size(); second++) {
      if (widestOfTwo(from, second) < widestOfTwo(from, best)) {
        best = second;
      }
    }
    return best;
  }

  private float widestOfTwo(int from, int second) {
    return Math.max(width(from, second), width(second, pieces.size()));
  }

  private List<String> thirds() {
    int bestSecond = 1;
    int bestThird = 2;
    float best = Float.POSITIVE_INFINITY;
    for (int second = 1; second < pieces.size() - 1; second++) {
      int third = middle(second);
      float widest = Math.max(width(0, second), widestOfTwo(second, third));
      if (widest < best) {
        best = widest;
        bestSecond = second;
        bestThird = third;
      }
    }
    return joined(0, bestSecond, bestThird);
  }

  private float width(int from, int to) {
    return ends[to - 1] - begins[from];
  }

  private List<String> joined(int... starts) {
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < starts.length; line++) {
      int end = line + 1 < starts.length ? starts[line + 1] : pieces.size();
      StringBuilder text = new StringBuilder();
      for (int at = starts[line]; at < end; at++) {
        text.append(pieces.get(at).text());
        text.append(pieces.get(at).spaceAfter() && at + 1 < end ? " " : "");
      }
      lines.add(text.toString());
    }
    return lines;
  }
}
