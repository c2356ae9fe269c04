package org.memestream.renderer.palette;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Colours, and which of them is nearest to another. Answers are kept at six bits a channel, so that
 * a palette is asked by one thread at a time.
 */
final class Palette {

  private static final int BITS = 6;
  private static final int UNKNOWN = -1;

  private final int[] colors;

  /** The same colours by their green, so that a search ends where no nearer one can come. */
  private final int[] byGreen;

  private final int[] order;
  private final int[] firstOfGreen = new int[256];
  private final short[] known = new short[1 << (3 * BITS)];

  /**
   * @param colors {@code 0xRRGGBB}, 1 to 256 of them
   */
  Palette(int[] colors) {
    this.colors = colors;
    this.order =
        IntStream.range(0, colors.length)
            .boxed()
            .sorted(Comparator.comparingInt(index -> colors[index] >> 8 & 0xff))
            .mapToInt(Integer::intValue)
            .toArray();
    this.byGreen = Arrays.stream(order).map(index -> colors[index]).toArray();
    for (int green = 0, at = 0; green < 256; green++) {
      while (at < byGreen.length - 1 && (byGreen[at] >> 8 & 0xff) < green) {
        at++;
      }
      firstOfGreen[green] = at;
    }
    Arrays.fill(known, (short) UNKNOWN);
  }

  /** A copy of the colours, {@code 0xRRGGBB}. */
  int[] colors() {
    return colors.clone();
  }

  int size() {
    return colors.length;
  }

  int color(int index) {
    return colors[index];
  }

  /** Index of the colour that is nearest, to about two levels. */
  int index(int red, int green, int blue) {
    int at = (red >> 2) << (2 * BITS) | (green >> 2) << BITS | blue >> 2;
    int index = known[at];
    if (index == UNKNOWN) {
      index = search(red & 0xfc | 2, green & 0xfc | 2, blue & 0xfc | 2);
      known[at] = (short) index;
    }
    return index;
  }

  /** Index of the colour that is nearest. */
  int search(int red, int green, int blue) {
    int up = firstOfGreen[green];
    int down = up - 1;
    int least = Integer.MAX_VALUE;
    int nearest = 0;
    while (up < byGreen.length || down >= 0) {
      if (up < byGreen.length) {
        int away = (byGreen[up] >> 8 & 0xff) - green;
        if (away * away >= least) {
          up = byGreen.length;
        } else {
          int distance = distance(byGreen[up], red, green, blue);
          if (distance < least) {
            least = distance;
            nearest = up;
          }
          up++;
        }
      }
      if (down >= 0) {
        int away = green - (byGreen[down] >> 8 & 0xff);
        if (away * away >= least) {
          down = -1;
        } else {
          int distance = distance(byGreen[down], red, green, blue);
          if (distance < least) {
            least = distance;
            nearest = down;
          }
          down--;
        }
      }
    }
    return order[nearest];
  }

  /** Squared distance of a colour. */
  static int distance(int color, int red, int green, int blue) {
    int r = red - (color >> 16 & 0xff);
    int g = green - (color >> 8 & 0xff);
    int b = blue - (color & 0xff);
    return r * r + g * g + b * b;
  }
}
