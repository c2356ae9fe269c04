package org.memestream.renderer.drawing;

/**
 * Width and height of a picture.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 */
public record Size(int width, int height) {
  public Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture has at least one pixel, but got " + width + " × " + height);
    }
  }

  /** The size of these proportions, each side at least 1 pixel. */
  Size times(double scale) {
    return new Size(side(width * scale), side(height * scale));
  }

  private static int side(double pixels) {
    return (int) Math.max(1, Math.round(pixels));
  }

  /** The factor by which this becomes as large as fits into that. */
  double scaleInto(int otherWidth, int otherHeight) {
    return Math.min((double) otherWidth / width, (double) otherHeight / height);
  }

  /** The longer side. */
  public int longest() {
    return Math.max(width, height);
  }
}
