package org.memestream.renderer.drawing;

/** Knows how large text becomes in the fonts at hand. */
public interface LineMeasure {

  /**
   * Where one line of text leaves ink.
   *
   * @param line text without line breaks, all of whose characters some font has
   */
  Ink measure(String line);

  /**
   * How far each character moves the text on, in ems; what is drawn together counts for its first
   * character.
   *
   * @return as many numbers as the text has chars
   */
  default float[] advances(String text) {
    float[] advances = new float[text.length()];
    int at = 0;
    for (String cluster : Clusters.of(text)) {
      advances[at] = measure(cluster).advance();
      at += cluster.length();
    }
    return advances;
  }

  /**
   * The extent of a line's ink without outline, in ems: shares of the font size. The origin is on
   * the baseline where the line begins; y grows downwards, so that {@code top} is usually negative.
   *
   * @param left leftmost ink
   * @param top highest ink
   * @param right rightmost ink
   * @param bottom lowest ink
   * @param advance where the next text would begin
   */
  record Ink(float left, float top, float right, float bottom, float advance) {

    /** How wide the ink is. */
    public float width() {
      return right - left;
    }
  }
}
