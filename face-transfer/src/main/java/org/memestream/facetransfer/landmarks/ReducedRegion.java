package org.memestream.facetransfer.landmarks;

import java.util.Arrays;
import org.memestream.runtime.picture.Picture;

/** The part of a picture that a crop needs, each pixel the mean of a square block. */
final class ReducedRegion {

  private final int left;
  private final int top;
  private final int block;
  private final int width;
  private final int height;
  private final byte[] rgb;

  private ReducedRegion(int left, int top, int block, int width, int height, byte[] rgb) {
    this.left = left;
    this.top = top;
    this.block = block;
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /**
   * @param block side of the blocks in pixels
   */
  static ReducedRegion of(Picture picture, FaceCrop crop, int block) {
    double reach =
        crop.side() / 2 * (Math.abs(Math.cos(crop.roll())) + Math.abs(Math.sin(crop.roll())))
            + 2.0 * block;
    int left = within(crop.centreX() - reach, picture.width());
    int top = within(crop.centreY() - reach, picture.height());
    int right = within(crop.centreX() + reach, picture.width());
    int bottom = within(crop.centreY() + reach, picture.height());
    int width = (right - left) / block + 1;
    int height = (bottom - top) / block + 1;
    byte[] rgb = new byte[3 * width * height];
    int[] sums = new int[3 * width];
    int[] counts = new int[width];
    for (int row = 0; row < height; row++) {
      Arrays.fill(sums, 0);
      Arrays.fill(counts, 0);
      int end = Math.min(picture.height(), top + (row + 1) * block);
      for (int y = top + row * block; y < end; y++) {
        addRow(picture, y, left, block, sums, counts);
      }
      for (int i = 0; i < 3 * width; i++) {
        int count = counts[i / 3];
        rgb[3 * row * width + i] = (byte) ((sums[i] + count / 2) / count);
      }
    }
    return new ReducedRegion(left, top, block, width, height, rgb);
  }

  private static void addRow(
      Picture picture, int y, int left, int block, int[] sums, int[] counts) {
    for (int column = 0; column < counts.length; column++) {
      int from = left + column * block;
      int end = Math.min(picture.width(), from + block);
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int x = from; x < end; x++) {
        int argb = onWhite(picture.argb(x, y));
        red += argb >> 16 & 0xff;
        green += argb >> 8 & 0xff;
        blue += argb & 0xff;
      }
      sums[3 * column] += red;
      sums[3 * column + 1] += green;
      sums[3 * column + 2] += blue;
      counts[column] += Math.max(0, end - from);
    }
  }

  private static int onWhite(int argb) {
    int opacity = argb >>> 24;
    if (opacity == 255) {
      return argb;
    }
    int white = 255 * (255 - opacity) + 127;
    return ((argb >> 16 & 0xff) * opacity + white) / 255 << 16
        | ((argb >> 8 & 0xff) * opacity + white) / 255 << 8
        | ((argb & 0xff) * opacity + white) / 255;
  }

  private static int within(double coordinate, int size) {
    return (int) Math.max(0, Math.min(size - 1, Math.floor(coordinate)));
  }

  /** Adds a share of the colour at a place of the picture, interpolated between four blocks. */
  void add(double x, double y, float share, float[] sum) {
    double across = clamped((x - left + 0.5) / block - 0.5, width);
    double down = clamped((y - top + 0.5) / block - 0.5, height);
    int column = Math.min((int) across, Math.max(0, width - 2));
    int row = Math.min((int) down, Math.max(0, height - 2));
    float right = (float) (across - column);
    float below = (float) (down - row);
    int at = 3 * (row * width + column);
    int beside = width > 1 ? 3 : 0;
    int under = height > 1 ? 3 * width : 0;
    for (int channel = 0; channel < 3; channel++, at++) {
      float upper = mixed(rgb[at] & 0xff, rgb[at + beside] & 0xff, right);
      float lower = mixed(rgb[at + under] & 0xff, rgb[at + under + beside] & 0xff, right);
      sum[channel] += share * mixed(upper, lower, below);
    }
  }

  private static float mixed(float one, float other, float share) {
    return one + (other - one) * share;
  }

  private static double clamped(double coordinate, int size) {
    return Math.max(0, Math.min(size - 1, coordinate));
  }
}
