package org.memestream.captioner.caption;

import java.util.Objects;

/**
 * A decoded picture. The array is shared, not copied: nobody writes to it after construction.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param rgb three bytes a pixel (red, green, blue; sRGB), row by row from the top left
 */
public record RgbPicture(int width, int height, byte[] rgb) {

  public RgbPicture {
    Objects.requireNonNull(rgb, "rgb");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture has at least 1x1 pixels, not %dx%d".formatted(width, height));
    }
    if (rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "a %dx%d picture needs %d bytes, not %d"
              .formatted(width, height, 3L * width * height, rgb.length));
    }
  }
}
