package org.memestream.facetransfer.transfer;

import java.util.Objects;

/**
 * A rectangle of colours cut out of a picture.
 *
 * @param x left edge in the picture
 * @param y top edge in the picture
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param rgb width * height * 3 bytes, rows from the top: R, G, B; not copied
 */
public record PixelBlock(int x, int y, int width, int height, byte[] rgb) {

  public PixelBlock {
    Objects.requireNonNull(rgb, "rgb");
    if (width < 1 || height < 1 || rgb.length != 3 * width * height) {
      throw new IllegalArgumentException(
          "%d x %d pixels of 3 bytes do not make %d bytes".formatted(width, height, rgb.length));
    }
  }

  /** Copies a rectangle out of R, G, B, A pixels; what lies outside the picture is cut off. */
  static PixelBlock cut(Canvas canvas, int left, int top, int right, int bottom) {
    int x = Math.max(0, Math.min(canvas.width() - 1, left));
    int y = Math.max(0, Math.min(canvas.height() - 1, top));
    int width = Math.max(1, Math.min(canvas.width(), right) - x);
    int height = Math.max(1, Math.min(canvas.height(), bottom) - y);
    byte[] rgba = canvas.rgba();
    byte[] rgb = new byte[3 * width * height];
    int to = 0;
    for (int row = 0; row < height; row++) {
      int from = 4 * ((y + row) * canvas.width() + x);
      for (int column = 0; column < width; column++, from += 4) {
        rgb[to++] = rgba[from];
        rgb[to++] = rgba[from + 1];
        rgb[to++] = rgba[from + 2];
      }
    }
    return new PixelBlock(x, y, width, height, rgb);
  }

  /** Writes the colours back where they were cut out; alpha stays as it is. */
  void paste(Canvas canvas) {
    byte[] rgba = canvas.rgba();
    int from = 0;
    for (int row = 0; row < height; row++) {
      int to = 4 * ((y + row) * canvas.width() + x);
      for (int column = 0; column < width; column++, to += 4) {
        rgba[to] = rgb[from++];
        rgba[to + 1] = rgb[from++];
        rgba[to + 2] = rgb[from++];
      }
    }
  }
}
