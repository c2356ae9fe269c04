package org.memestream.facetransfer.detection;

/**
 * A rectangle around a face, in pixels of the picture it was found in; origin in the upper left
 * corner.
 *
 * @param x left edge, 0 or more
 * @param y top edge, 0 or more
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 */
public record FaceBox(int x, int y, int width, int height) {

  public FaceBox {
    if (x < 0 || y < 0) {
      throw new IllegalArgumentException(
          "a face box starts inside the picture, but was at %d,%d".formatted(x, y));
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a face box is at least 1 x 1, but was %d x %d".formatted(width, height));
    }
  }

  /** Pixels inside. */
  public long area() {
    return (long) width * height;
  }

  /** The shorter of width and height. */
  public int shorterSide() {
    return Math.min(width, height);
  }
}
