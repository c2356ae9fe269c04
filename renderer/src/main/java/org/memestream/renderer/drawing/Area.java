package org.memestream.renderer.drawing;

/**
 * A rectangle of a canvas: the picture's, a face's, or the box that a text may not leave.
 *
 * @param x left edge
 * @param y upper edge
 * @param width pixels
 * @param height pixels
 */
public record Area(int x, int y, int width, int height) {
  public Area {
    if (x < 0 || y < 0 || width < 0 || height < 0) {
      throw new IllegalArgumentException(
          "an area lies within its canvas, but is %d, %d, %d × %d".formatted(x, y, width, height));
    }
  }

  /** All of a canvas. */
  public static Area of(Size size) {
    return new Area(0, 0, size.width(), size.height());
  }

  /** Something of this size, which fits, in the middle of this. */
  public Area middle(Size size) {
    return new Area(
        x + (width - size.width()) / 2,
        y + (height - size.height()) / 2,
        size.width(),
        size.height());
  }

  /** Whether this is all of a canvas. */
  public boolean fills(Size size) {
    return equals(of(size));
  }

  /** This without so many pixels at each side and at each of top and bottom; may be empty. */
  public Area inset(double sides, double ends) {
    int dx = (int) Math.min(width / 2, Math.ceil(sides));
    int dy = (int) Math.min(height / 2, Math.ceil(ends));
    return new Area(x + dx, y + dy, width - 2 * dx, height - 2 * dy);
  }

  /** First row below. */
  public int bottom() {
    return y + height;
  }

  /** First column to the right. */
  public int right() {
    return x + width;
  }

  /** Pixels that both have. */
  public long overlap(Area other) {
    long wide = Math.min(right(), other.right()) - Math.max(x, other.x);
    long high = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
    return wide > 0 && high > 0 ? wide * high : 0;
  }
}
