package org.memestream.renderer.drawing;

/**
 * A rectangle in picture pixels that a text may not leave.
 *
 * @param x left edge
 * @param y upper edge
 * @param width pixels
 * @param height pixels
 */
public record TextBox(int x, int y, int width, int height) {
  public TextBox {
    if (x < 0 || y < 0 || width < 0 || height < 0) {
      throw new IllegalArgumentException(
          "a text box lies within its picture, but is %d, %d, %d × %d"
              .formatted(x, y, width, height));
    }
  }
}
