package org.memestream.renderer.drawing;

/**
 * How a style sets its text.
 *
 * @param fill colour of the letters, {@code 0xAARRGGBB}
 * @param outline colour of the line around them
 * @param outlineShare how far that line reaches beyond the letters, as a share of the font size; 0
 *     for none
 * @param lineGap free ems between the lowest ink of a line and the highest of the next
 * @param mostLines 1 to {@value #LINES_LIMIT}
 * @param worthAnotherLine how many times larger the letters have to become by one more line
 */
public record Lettering(
    int fill,
    int outline,
    float outlineShare,
    float lineGap,
    int mostLines,
    float worthAnotherLine) {

  /** Below this many pixels letters are not readable. */
  public static final float SMALLEST_SIZE = 7;

  /** No style sets more lines than this. */
  public static final int LINES_LIMIT = 6;

  /** White with a black outline, for text on a picture. */
  public static final Lettering OUTLINED =
      new Lettering(0xffffffff, 0xff000000, 1 / 12f, 2 / 12f + 0.03f, 3, 1.05f);

  /** Black, for text on white. */
  public static final Lettering BLACK = new Lettering(0xff000000, 0, 0, 0.22f, 4, 1.45f);

  public Lettering {
    if (outlineShare < 0 || lineGap < 0 || worthAnotherLine < 1) {
      throw new IllegalArgumentException(
          "outline %s and gap %s are at least 0, another line worth %s at least 1"
              .formatted(outlineShare, lineGap, worthAnotherLine));
    }
    if (mostLines < 1 || mostLines > LINES_LIMIT) {
      throw new IllegalArgumentException(
          "text has 1 to " + LINES_LIMIT + " lines, but got " + mostLines);
    }
  }

  /** Whether there is a line around the letters. */
  public boolean outlined() {
    return outlineShare > 0;
  }

  /** How far the outline reaches beyond letters of this size, in pixels. */
  public float reach(float size) {
    return outlined() ? Math.max(1, size * outlineShare) : 0;
  }

  /** The size at which so many ems and an outline on both sides fill so many pixels. */
  float sizeFor(float ems, float pixels) {
    float size = pixels / (ems + 2 * outlineShare);
    return !outlined() || reach(size) > 1 ? size : Math.max(0, (pixels - 2) / ems);
  }
}
