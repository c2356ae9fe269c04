package org.memestream.runtime.jpeg;

import java.util.Arrays;

/**
 * A row of 8 × 8 blocks of one channel, first as samples, then as quantized coefficients. Value
 * {@code 8 * row + column} of all blocks lies in one array.
 *
 * <p>The transform is the discrete cosine transform of T.81, A.3.3, along rows and then columns,
 * each split into its even and odd half (Rao and Yip 1990, chapter 4), in integers with {@link
 * #FRACTION} bits behind the point.
 */
final class BlockRow {

  private static final int SIDE = 8;
  private static final int COSINE_BITS = 13;

  /** Bits behind the point of what is transformed and not yet quantized. */
  static final int FRACTION = 4;

  /** Eight rows of the first four cosines; the other four mirror them. */
  private static final int[][] COSINES = cosines();

  private final int[][] values;
  private final int[][] spare;
  private final int[] lowNonZero;
  private final int[] highNonZero;

  BlockRow(int blocks) {
    values = new int[SIDE * SIDE][blocks];
    spare = new int[SIDE][blocks];
    lowNonZero = new int[blocks];
    highNonZero = new int[blocks];
  }

  private static int[][] cosines() {
    int[][] cosines = new int[SIDE][SIDE / 2];
    for (int frequency = 0; frequency < SIDE; frequency++) {
      double norm = frequency == 0 ? Math.sqrt(1.0 / SIDE) : Math.sqrt(2.0 / SIDE);
      for (int at = 0; at < SIDE / 2; at++) {
        double cosine = Math.cos((2 * at + 1) * frequency * Math.PI / (2 * SIDE));
        cosines[frequency][at] = (int) Math.round(norm * cosine * (1 << COSINE_BITS));
      }
    }
    return cosines;
  }

  /**
   * Takes samples.
   *
   * @param line 0 to 7
   * @param samples -128 to 127, eight for each block
   * @param first index of the line's first sample
   */
  void line(int line, int[] samples, int first) {
    for (int column = 0; column < SIDE; column++) {
      int[] to = values[line * SIDE + column];
      for (int block = 0, from = first + column; block < to.length; block++, from += SIDE) {
        to[block] = samples[from];
      }
    }
  }

  /**
   * Takes samples, each the sum of two values.
   *
   * @param line 0 to 7
   * @param halves sixteen for each block, 18 bits behind the point
   * @param first index of the line's first value
   */
  void lineOfPairs(int line, int[] halves, int first) {
    for (int column = 0; column < SIDE; column++) {
      int[] to = values[line * SIDE + column];
      for (int block = 0, from = first + 2 * column; block < to.length; block++, from += 2 * SIDE) {
        to[block] = halves[from] + halves[from + 1] + (1 << 17) >> 18;
      }
    }
  }

  /** Makes coefficients of samples. */
  void transform(QuantizationTable table) {
    for (int row = 0; row < SIDE; row++) {
      transform(row * SIDE, 1, COSINE_BITS - FRACTION);
    }
    for (int column = 0; column < SIDE; column++) {
      transform(column, SIDE, COSINE_BITS);
    }
    Arrays.fill(lowNonZero, 0);
    Arrays.fill(highNonZero, 0);
    for (int place = 0; place < SIDE * SIDE; place++) {
      int at = ZigZag.natural(place);
      int[] nonZero = place < 32 ? lowNonZero : highNonZero;
      quantize(values[at], table.reciprocal(at), nonZero, place & 31);
    }
  }

  private void transform(int first, int step, int shift) {
    for (int at = 0; at < SIDE / 2; at++) {
      butterfly(values[first + at * step], values[first + (SIDE - 1 - at) * step]);
    }
    for (int frequency = 0; frequency < SIDE; frequency++) {
      boolean even = frequency % 2 == 0;
      int from = even ? first : first + (SIDE - 1) * step;
      int towards = even ? step : -step;
      weighted(
          values[from],
          values[from + towards],
          values[from + 2 * towards],
          values[from + 3 * towards],
          COSINES[frequency],
          shift,
          spare[frequency]);
    }
    for (int frequency = 0; frequency < SIDE; frequency++) {
      int[] transformed = spare[frequency];
      spare[frequency] = values[first + frequency * step];
      values[first + frequency * step] = transformed;
    }
  }

  private static void butterfly(int[] left, int[] right) {
    for (int block = 0; block < left.length; block++) {
      int sum = left[block] + right[block];
      right[block] = left[block] - right[block];
      left[block] = sum;
    }
  }

  private static void weighted(
      int[] a, int[] b, int[] c, int[] d, int[] weights, int shift, int[] to) {
    int forA = weights[0];
    int forB = weights[1];
    int forC = weights[2];
    int forD = weights[3];
    int half = 1 << shift - 1;
    for (int block = 0; block < to.length; block++) {
      to[block] =
          a[block] * forA + b[block] * forB + c[block] * forC + d[block] * forD + half >> shift;
    }
  }

  private static void quantize(int[] values, int reciprocal, int[] nonZero, int bit) {
    int half = 1 << QuantizationTable.BITS - 1;
    for (int block = 0; block < values.length; block++) {
      int value = values[block] * reciprocal + half >> QuantizationTable.BITS;
      values[block] = value;
      nonZero[block] |= (value | -value) >>> 31 << bit;
    }
  }

  int blocks() {
    return lowNonZero.length;
  }

  /** Which coefficients of a block are not zero: bit 0 is the first of the zigzag order. */
  long nonZero(int block) {
    return (long) highNonZero[block] << 32 | lowNonZero[block] & 0xffff_ffffL;
  }

  /** One coefficient of a block. */
  int value(int block, int at) {
    return values[at][block];
  }
}
