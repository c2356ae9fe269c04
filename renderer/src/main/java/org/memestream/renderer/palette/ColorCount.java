package org.memestream.renderer.palette;

import java.util.Arrays;

/**
 * How often each colour occurs, at five bits a channel, with the sums that exact means are made
 * from.
 */
final class ColorCount {

  private static final int BITS = 5;
  static final int BINS = 1 << (3 * BITS);

  /** More pixels than this tell a palette nothing new; of larger animations a sample is counted. */
  private static final int ENOUGH = 300_000;

  private static final int FIELDS = 4;

  /** Count and sums of red, green and blue, side by side for each bin. */
  private final int[] bins = new int[BINS * FIELDS];

  private final int step;

  /**
   * @param pixels of all frames together
   */
  ColorCount(long pixels) {
    // Odd, so that no column is passed over where the width is even.
    this.step = (int) Math.max(1, pixels / ENOUGH) | 1;
  }

  /**
   * Adds a frame.
   *
   * @param rgba pixels with straight alpha; transparent ones do not count
   */
  void add(byte[] rgba) {
    for (int at = 0; at < rgba.length; at += FIELDS * step) {
      if (rgba[at + 3] >= 0) {
        continue;
      }
      int red = rgba[at] & 0xff;
      int green = rgba[at + 1] & 0xff;
      int blue = rgba[at + 2] & 0xff;
      int bin = ((red >> 3) << 10 | (green >> 3) << 5 | blue >> 3) * FIELDS;
      bins[bin]++;
      bins[bin + 1] += red;
      bins[bin + 2] += green;
      bins[bin + 3] += blue;
    }
  }

  int count(int bin) {
    return bins[bin * FIELDS];
  }

  /** Sum of one channel over the pixels of a bin: 0 red, 1 green, 2 blue. */
  int sum(int bin, int channel) {
    return bins[bin * FIELDS + 1 + channel];
  }

  /** Bins that hold a pixel. */
  int[] used() {
    int[] used = new int[BINS];
    int size = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (count(bin) > 0) {
        used[size++] = bin;
      }
    }
    return Arrays.copyOf(used, size);
  }
}
