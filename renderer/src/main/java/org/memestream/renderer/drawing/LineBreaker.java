package org.memestream.renderer.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.memestream.renderer.drawing.BreakOpportunities.Piece;

/**
 * Breaks text so that its longest line is as short as can be, with a liking for breaks that a
 * reader would choose: after punctuation rather than between words, between words rather than
 * within a run of ideographs. Widths are those of the whole text in one line; kerning and joined
 * letters change too little to move a break.
 */
final class LineBreaker {

  /** A line that ends in a lesser break counts as so many times wider. */
  private static final float BETWEEN_WORDS = 1.06f;

  private static final float WITHIN_A_RUN = 1.12f;

  private static final String PUNCTUATION = ",.;:!?…，。、；：！？،؛؟।)）」』”’";

  private final List<Piece> pieces;

  /** Where each piece begins and ends in the unbroken line, in ems. */
  private final float[] begins;

  private final float[] ends;

  /** Factor for a line that ends with the piece. */
  private final float[] dislike;

  LineBreaker(List<Piece> pieces, LineMeasure measure) {
    this.pieces = pieces;
    this.begins = new float[pieces.size()];
    this.ends = new float[pieces.size()];
    this.dislike = new float[pieces.size()];
    float[] advances = measure.advances(joined(0, pieces.size()));
    float x = 0;
    int at = 0;
    for (int piece = 0; piece < begins.length; piece++) {
      begins[piece] = x;
      for (int end = at + pieces.get(piece).text().length(); at < end; at++) {
        x += advances[at];
      }
      ends[piece] = x;
      if (pieces.get(piece).spaceAfter() && at < advances.length) {
        x += advances[at++];
      }
      dislike[piece] = dislike(pieces.get(piece));
    }
    dislike[begins.length - 1] = 1;
  }

  private static float dislike(Piece piece) {
    String text = piece.text();
    if (!text.isEmpty() && PUNCTUATION.indexOf(text.charAt(text.length() - 1)) >= 0) {
      return 1;
    }
    return piece.spaceAfter() ? BETWEEN_WORDS : WITHIN_A_RUN;
  }

  int mostLines() {
    return pieces.size();
  }

  /**
   * The text in so many lines: dynamic programming over the last line's first piece.
   *
   * @param count 1 to {@link #mostLines}
   */
  List<String> lines(int count) {
    if (count < 1 || count > mostLines()) {
      throw new IllegalArgumentException(
          "1 to " + mostLines() + " lines can be made, but " + count + " were asked");
    }
    int size = pieces.size();
    float[] widest = new float[size + 1];
    Arrays.fill(widest, Float.POSITIVE_INFINITY);
    widest[0] = 0;
    int[][] starts = new int[count][size + 1];
    for (int line = 0; line < count; line++) {
      float[] next = new float[size + 1];
      Arrays.fill(next, Float.POSITIVE_INFINITY);
      for (int end = line + 1; end <= size - (count - 1 - line); end++) {
        for (int start = line; start < end; start++) {
          float with = Math.max(widest[start], (ends[end - 1] - begins[start]) * dislike[end - 1]);
          if (with < next[end]) {
            next[end] = with;
            starts[line][end] = start;
          }
        }
      }
      widest = next;
    }
    List<String> lines = new ArrayList<>();
    int end = size;
    for (int line = count - 1; line >= 0; line--) {
      int start = starts[line][end];
      lines.add(0, joined(start, end));
      end = start;
    }
    return lines;
  }

  private String joined(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int at = from; at < to; at++) {
      text.append(pieces.get(at).text());
      text.append(pieces.get(at).spaceAfter() && at + 1 < to ? " " : "");
    }
    return text.toString();
  }
}
