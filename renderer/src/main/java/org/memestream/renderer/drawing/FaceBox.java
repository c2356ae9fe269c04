package org.memestream.renderer.drawing;

/**
 * Where a face is, in source pixels; may reach beyond the picture, as detectors' boxes do.
 *
 * @param x left edge
 * @param y upper edge
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 */
public record FaceBox(int x, int y, int width, int height) {
  public FaceBox {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a face has a width and a height, but got " + width + " × " + height);
    }
  }

  long area() {
    return (long) width * height;
  }
}
