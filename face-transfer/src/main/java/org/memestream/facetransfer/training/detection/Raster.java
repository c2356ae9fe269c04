package org.memestream.facetransfer.training.detection;

import org.memestream.runtime.picture.Picture;

/**
 * Pixels that are laid on fields again and again, at full, half, quarter... size, so that small
 * copies do not alias.
 *
 * @param width pixels
 * @param height pixels
 * @param rgba bytes, row by row, straight alpha
 * @param half the same at half the size; null below 16 pixels
 */
record Raster(int width, int height, byte[] rgba, Raster half) {

  private static final int SMALLEST = 16;

  static Raster of(Picture picture) {
    return of(picture.width(), picture.height(), picture.rgba());
  }

  /** The pixels as a picture. */
  Picture picture() {
    return Picture.ofRgba(width, height, rgba);
  }

  static Raster of(int width, int height, byte[] rgba) {
    Raster half =
        Math.min(width, height) < 2 * SMALLEST
            ? null
            : of(width / 2, height / 2, halved(width, height, rgba));
    return new Raster(width, height, rgba, half);
  }

  /** Whether it is a figure on a transparent ground. */
  boolean cutOut() {
    return rgba[3] == 0;
  }

  private static byte[] halved(int width, int height, byte[] rgba) {
    int columns = width / 2;
    int rows = height / 2;
    byte[] small = new byte[columns * rows * 4];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int from = 4 * (2 * y * width + 2 * x);
        for (int channel = 0; channel < 4; channel++) {
          int sum =
              (rgba[from + channel] & 0xff)
                  + (rgba[from + 4 + channel] & 0xff)
                  + (rgba[from + 4 * width + channel] & 0xff)
                  + (rgba[from + 4 * width + 4 + channel] & 0xff);
          small[4 * (y * columns + x) + channel] = (byte) ((sum + 2) / 4);
        }
      }
    }
    return small;
  }

  /**
   * Red, green, blue and alpha between pixels, 0 to 255; alpha 0 outside.
   *
   * @param x pixels, 0 at the left edge
   * @param y pixels, 0 at the upper edge
   */
  void sample(double x, double y, float[] into) {
    double u = x - 0.5;
    double v = y - 0.5;
    if (x < 0 || y < 0 || x >= width || y >= height) {
      into[3] = 0;
      return;
    }
    int left = Math.max(0, (int) Math.floor(u));
    int top = Math.max(0, (int) Math.floor(v));
    int right = Math.min(width - 1, left + 1);
    int bottom = Math.min(height - 1, top + 1);
    float across = (float) Math.max(0, u - left);
    float down = (float) Math.max(0, v - top);
    int a = 4 * (top * width + left);
    int b = 4 * (top * width + right);
    int c = 4 * (bottom * width + left);
    int d = 4 * (bottom * width + right);
    for (int channel = 0; channel < 4; channel++) {
      float upper = (rgba[a + channel] & 0xff) * (1 - across) + (rgba[b + channel] & 0xff) * across;
      float lower = (rgba[c + channel] & 0xff) * (1 - across) + (rgba[d + channel] & 0xff) * across;
      into[channel] = upper * (1 - down) + lower * down;
    }
  }
}
