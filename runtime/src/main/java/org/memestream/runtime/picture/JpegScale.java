package org.memestream.runtime.picture;

/**
 * The scale that a JPEG is decoded at, in eighths, as its transform of eight by eight samples has
 * it. A decoder that leaves fine detail out does about as much less work.
 *
 * @param eighths 1 to 8
 */
record JpegScale(int eighths) {

  static final JpegScale SMALLEST = new JpegScale(1);

  private static final int WHOLE = 8;

  JpegScale {
    if (eighths < 1 || eighths > WHOLE) {
      throw new IllegalArgumentException("eighths must be 1 to 8, but is " + eighths);
    }
  }

  /** The smallest one at which a picture still has the longest side; 1:1 for other formats. */
  static JpegScale downTo(int longestSide, PictureHeader header) {
    if (header.format() != PictureFormat.JPEG) {
      return new JpegScale(WHOLE);
    }
    long longer = Math.max(header.width(), header.height());
    return new JpegScale((int) Math.min(WHOLE, (WHOLE * (long) longestSide + longer - 1) / longer));
  }

  /** A side at this scale, rounded up. */
  int of(int side) {
    return (int) (((long) side * eighths + WHOLE - 1) / WHOLE);
  }
}
