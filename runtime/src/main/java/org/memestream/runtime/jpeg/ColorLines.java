package org.memestream.runtime.jpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Sixteen lines of a picture as blocks of luma (Y) and of chroma (Cb and Cr, JFIF 1.02), of which
 * one value stands for two by two pixels. What is beyond the picture's edges repeats its last
 * pixels.
 */
final class ColorLines {

  private static final int LINES = 16;
  private static final int PAIRS = LINES / 2;
  private static final int BITS = 16;
  private static final int CENTRE = 128 << BITS;
  private static final int HALF = 1 << BITS - 1;

  private final int width;
  private final int height;
  private final IntBuffer pixels;
  private final BlockRow upperLuma;
  private final BlockRow lowerLuma;
  private final BlockRow blue;
  private final BlockRow red;
  private final int stride;
  private final int[] even;
  private final int[] odd;
  private final int[] luma;
  private final int[] blues;
  private final int[] reds;

  /**
   * @param rgba R, G, B and a byte that is passed over, rows from the top
   */
  ColorLines(int width, int height, byte[] rgba) {
    this.width = width;
    this.height = height;
    this.pixels = ByteBuffer.wrap(rgba).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    int across = (width + LINES - 1) / LINES;
    this.upperLuma = new BlockRow(2 * across);
    this.lowerLuma = new BlockRow(2 * across);
    this.blue = new BlockRow(across);
    this.red = new BlockRow(across);
    this.stride = across * LINES;
    this.even = new int[PAIRS * stride];
    this.odd = new int[PAIRS * stride];
    this.luma = new int[PAIRS * stride];
    this.blues = new int[PAIRS * stride];
    this.reds = new int[PAIRS * stride];
  }

  /** How many times sixteen lines there are. */
  int rows() {
    return (height + LINES - 1) / LINES;
  }

  BlockRow upperLuma() {
    return upperLuma;
  }

  BlockRow lowerLuma() {
    return lowerLuma;
  }

  BlockRow blue() {
    return blue;
  }

  BlockRow red() {
    return red;
  }

  /** Fills the blocks with the samples of so many-eth sixteen lines. */
  void load(int row) {
    for (int pair = 0; pair < PAIRS; pair++) {
      read(row * LINES + 2 * pair, even, pair * stride);
      read(row * LINES + 2 * pair + 1, odd, pair * stride);
    }
    luma(even, luma);
    luma(0);
    luma(odd, luma);
    luma(1);
    chroma(even, odd, blues, reds);
    for (int pair = 0; pair < PAIRS; pair++) {
      blue.lineOfPairs(pair, blues, pair * stride);
      red.lineOfPairs(pair, reds, pair * stride);
    }
  }

  private void luma(int parity) {
    for (int pair = 0; pair < PAIRS; pair++) {
      BlockRow to = pair < PAIRS / 2 ? upperLuma : lowerLuma;
      to.line(2 * (pair % (PAIRS / 2)) + parity, luma, pair * stride);
    }
  }

  private void read(int line, int[] to, int at) {
    pixels.get(Math.min(line, height - 1) * width, to, at, width);
    Arrays.fill(to, at + width, at + stride, to[at + width - 1]);
  }

  private static void luma(int[] pixels, int[] luma) {
    for (int x = 0; x < luma.length; x++) {
      int pixel = pixels[x];
      luma[x] =
          (pixel & 0xff) * 19595
                  + (pixel >> 8 & 0xff) * 38470
                  + (pixel >> 16 & 0xff) * 7471
                  - CENTRE
                  + HALF
              >> BITS;
    }
  }

  /** Of two lines together, 18 bits behind the point: another two pixels make it a mean. */
  private static void chroma(int[] even, int[] odd, int[] blues, int[] reds) {
    for (int x = 0; x < blues.length; x++) {
      int red = (even[x] & 0xff) + (odd[x] & 0xff);
      int green = (even[x] >> 8 & 0xff) + (odd[x] >> 8 & 0xff);
      int blue = (even[x] >> 16 & 0xff) + (odd[x] >> 16 & 0xff);
      blues[x] = blue * 32768 - red * 11059 - green * 21709;
      reds[x] = red * 32768 - green * 27439 - blue * 5329;
    }
  }
}
