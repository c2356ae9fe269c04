package org.memestream.facetransfer.djl;

import java.util.Arrays;

/**
 * Scales pictures down, each pixel the mean of the area that it covers: a third of the time of a
 * filter, and free of moiré. For pictures that a network looks at, not people.
 */
final class AreaAverage {

  private static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final float[] colours;
  private final float[] row;

  private AreaAverage(int width, int height) {
    this.width = width;
    this.height = height;
    this.colours = new float[CHANNELS * width * height];
    this.row = new float[CHANNELS * width];
  }

  /**
   * @param rgb fromWidth * fromHeight * 3 bytes: rows from the top, R, G, B
   * @param width pixels, at most {@code fromWidth}
   * @param height pixels, at most {@code fromHeight}
   * @return width * height * 3 numbers in the same order, 0 to 255
   */
  static float[] of(byte[] rgb, int fromWidth, int fromHeight, int width, int height) {
    if (width > fromWidth || height > fromHeight) {
      throw new IllegalArgumentException(
          "%d × %d pixels cannot become %d × %d by averaging"
              .formatted(fromWidth, fromHeight, width, height));
    }
    AreaAverage average = new AreaAverage(width, height);
    for (int y = 0; y < fromHeight; y++) {
      average.sumRow(rgb, CHANNELS * y * fromWidth, fromWidth);
      average.add(y, fromHeight);
    }
    return average.colours;
  }

  /** Shares out a row of the picture over the columns. */
  private void sumRow(byte[] rgb, int start, int fromWidth) {
    Arrays.fill(row, 0);
    double ratio = (double) width / fromWidth;
    int at = start;
    for (int x = 0; x < fromWidth; x++, at += CHANNELS) {
      int column = Math.min(width - 1, (int) (x * ratio));
      float rest = (float) Math.max(0, (x + 1) * ratio - (column + 1));
      float share = (float) ratio - rest;
      int to = CHANNELS * column;
      float red = rgb[at] & 0xff;
      float green = rgb[at + 1] & 0xff;
      float blue = rgb[at + 2] & 0xff;
      row[to] += share * red;
      row[to + 1] += share * green;
      row[to + 2] += share * blue;
      if (rest > 0 && column + 1 < width) {
        row[to + 3] += rest * red;
        row[to + 4] += rest * green;
        row[to + 5] += rest * blue;
      }
    }
  }

  private void add(int y, int fromHeight) {
    double ratio = (double) height / fromHeight;
    int to = Math.min(height - 1, (int) (y * ratio));
    float rest = (float) Math.max(0, (y + 1) * ratio - (to + 1));
    add(to, (float) ratio - rest);
    if (rest > 0 && to + 1 < height) {
      add(to + 1, rest);
    }
  }

  private void add(int to, float share) {
    int start = to * row.length;
    for (int i = 0; i < row.length; i++) {
      colours[start + i] += share * row[i];
    }
  }
}
