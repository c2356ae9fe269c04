package org.memestream.runtime.picture;

import java.util.Objects;

/**
 * Decoded pixels on the heap: sRGB, 8 bits a channel, upright. Immutable and thread-safe, and
 * nothing to close.
 */
public final class Picture {

  private static final int CHANNELS = 4;

  private final int width;
  private final int height;
  private final byte[] rgba;
  private final boolean alpha;
  private final int frameCount;

  private Picture(int width, int height, byte[] rgba, int frameCount, boolean alpha) {
    this.width = width;
    this.height = height;
    this.rgba = rgba;
    this.frameCount = frameCount;
    this.alpha = alpha;
  }

  /**
   * A still picture.
   *
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   * @param rgba width × height × 4 bytes: rows from the top, R, G, B, A with straight (not
   *     premultiplied) alpha; copied
   */
  public static Picture ofRgba(int width, int height, byte[] rgba) {
    requireLength(width, height, CHANNELS, rgba);
    return owning(width, height, rgba.clone(), 1);
  }

  /**
   * An opaque still picture.
   *
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   * @param rgb width × height × 3 bytes: rows from the top, R, G, B
   */
  public static Picture ofRgb(int width, int height, byte[] rgb) {
    requireLength(width, height, 3, rgb);
    byte[] rgba = new byte[width * height * CHANNELS];
    for (int from = 0, to = 0; from < rgb.length; from += 3, to += CHANNELS) {
      rgba[to] = rgb[from];
      rgba[to + 1] = rgb[from + 1];
      rgba[to + 2] = rgb[from + 2];
      rgba[to + 3] = (byte) 0xff;
    }
    return new Picture(width, height, rgba, 1, false);
  }

  /** Takes the array over; the caller forgets it. */
  static Picture owning(int width, int height, byte[] rgba, int frameCount) {
    requireLength(width, height, CHANNELS, rgba);
    return new Picture(width, height, rgba, frameCount, anyTransparent(rgba));
  }

  /** Takes over pixels that all are opaque; the caller forgets the array. */
  static Picture owningOpaque(int width, int height, byte[] rgba, int frameCount) {
    requireLength(width, height, CHANNELS, rgba);
    return new Picture(width, height, rgba, frameCount, false);
  }

  /** Takes over the same pixels in another order; the caller forgets the array. */
  Picture rearranged(int width, int height, byte[] rgba) {
    requireLength(width, height, CHANNELS, rgba);
    return new Picture(width, height, rgba, frameCount, alpha);
  }

  private static void requireLength(int width, int height, int channels, byte[] pixels) {
    Objects.requireNonNull(pixels, "pixels");
    if (width < 1 || height < 1 || (long) width * height * channels != pixels.length) {
      throw new IllegalArgumentException(
          "%d × %d pixels of %d bytes each do not make %d bytes"
              .formatted(width, height, channels, pixels.length));
    }
  }

  private static boolean anyTransparent(byte[] rgba) {
    for (int at = 3; at < rgba.length; at += CHANNELS) {
      if (rgba[at] != (byte) 0xff) {
        return true;
      }
    }
    return false;
  }

  /** Pixels. */
  public int width() {
    return width;
  }

  /** Pixels. */
  public int height() {
    return height;
  }

  /** Whether any pixel is not wholly opaque. */
  public boolean hasAlpha() {
    return alpha;
  }

  /**
   * Frames of the file it was read from; above 1 when these are the pixels of an animation's first.
   */
  public int frameCount() {
    return frameCount;
  }

  /**
   * One pixel as {@code 0xAARRGGBB}, straight alpha.
   *
   * @param x column from the left, below the width
   * @param y row from the top, below the height
   */
  public int argb(int x, int y) {
    int at = (Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)) * CHANNELS;
    return (rgba[at + 3] & 0xff) << 24
        | (rgba[at] & 0xff) << 16
        | (rgba[at + 1] & 0xff) << 8
        | rgba[at + 2] & 0xff;
  }

  /** A copy of the pixels: rows from the top, R, G, B, A with straight alpha. */
  public byte[] rgba() {
    return rgba.clone();
  }

  /** A copy of the pixels without alpha, transparent ones laid on white: rows, R, G, B. */
  public byte[] rgb() {
    byte[] rgb = new byte[width * height * 3];
    if (!alpha) {
      for (int from = 0, to = 0; to < rgb.length; from += CHANNELS, to += 3) {
        rgb[to] = rgba[from];
        rgb[to + 1] = rgba[from + 1];
        rgb[to + 2] = rgba[from + 2];
      }
      return rgb;
    }
    for (int from = 0, to = 0; to < rgb.length; from += CHANNELS, to += 3) {
      int opacity = rgba[from + 3] & 0xff;
      rgb[to] = onWhite(rgba[from], opacity);
      rgb[to + 1] = onWhite(rgba[from + 1], opacity);
      rgb[to + 2] = onWhite(rgba[from + 2], opacity);
    }
    return rgb;
  }

  /** The same picture with transparent pixels laid on white; itself when it is opaque. */
  public Picture opaque() {
    return alpha ? ofRgb(width, height, rgb()) : this;
  }

  private static byte onWhite(byte value, int opacity) {
    return (byte) (((value & 0xff) * opacity + 255 * (255 - opacity) + 127) / 255);
  }

  /** The pixels themselves, for this package, which does not write to them. */
  byte[] sharedRgba() {
    return rgba;
  }
}
