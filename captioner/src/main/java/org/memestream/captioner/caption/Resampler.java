package org.memestream.captioner.caption;

/**
 * Shrinks or enlarges a region to a square with a triangle filter that widens with the reduction,
 * so that no source pixel is skipped (what imaging libraries call antialiased bilinear). The aspect
 * ratio is given up: a wide picture is squeezed rather than cropped, because the joke may be at the
 * edge.
 */
public final class Resampler {

  private final int side;

  /**
   * @param side width and height of the result in pixels
   */
  public Resampler(int side) {
    if (side < 1) {
      throw new IllegalArgumentException("a side has at least 1 pixel, not " + side);
    }
    this.side = side;
  }

  /** The square: three bytes a pixel, row by row. */
  public byte[] square(RgbPicture picture, Region region) {
    Taps columns = Taps.of(region.left(), region.width(), picture.width(), side);
    Taps rows = Taps.of(region.top(), region.height(), picture.height(), side);
    float[][] low = squeezeColumns(picture, rows, columns.first[0], columns.last());
    byte[] square = new byte[3 * side * side];
    int at = 0;
    for (float[] row : low) {
      for (int x = 0; x < side; x++) {
        int from = 3 * (columns.first[x] - columns.first[0]);
        float red = 0;
        float green = 0;
        float blue = 0;
        for (float weight : columns.weights[x]) {
          red += weight * row[from];
          green += weight * row[from + 1];
          blue += weight * row[from + 2];
          from += 3;
        }
        square[at++] = rounded(red);
        square[at++] = rounded(green);
        square[at++] = rounded(blue);
      }
    }
    return square;
  }

  /**
   * The output's rows at the source's width. Rows come first because whole rows are added up many
   * numbers at a time.
   */
  private float[][] squeezeColumns(RgbPicture picture, Taps rows, int fromColumn, int toColumn) {
    byte[] rgb = picture.rgb();
    float[][] low = new float[side][3 * (toColumn - fromColumn + 1)];
    float[] source = new float[low[0].length];
    int y = 0;
    for (int row = rows.first[0]; row <= rows.last(); row++) {
      int from = 3 * (row * picture.width() + fromColumn);
      for (int i = 0; i < source.length; i++) {
        source[i] = rgb[from + i] & 0xff;
      }
      while (y < side && rows.lastOf(y) < row) {
        y++;
      }
      for (int touched = y; touched < side && rows.first[touched] <= row; touched++) {
        add(low[touched], rows.weights[touched][row - rows.first[touched]], source);
      }
    }
    return low;
  }

  private static void add(float[] sums, float weight, float[] source) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * source[i];
    }
  }

  private static byte rounded(float value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }

  /** For each output pixel the first source pixel that counts and the weights from there on. */
  private record Taps(int[] first, float[][] weights) {

    int last() {
      return lastOf(first.length - 1);
    }

    int lastOf(int output) {
      return first[output] + weights[output].length - 1;
    }

    static Taps of(double start, double length, int limit, int side) {
      double scale = length / side;
      double reach = Math.max(1, scale);
      int[] first = new int[side];
      float[][] weights = new float[side][];
      for (int i = 0; i < side; i++) {
        double centre = start + (i + 0.5) * scale;
        int from = Math.max(0, (int) Math.floor(centre - reach + 0.5));
        int to = Math.min(limit - 1, (int) Math.ceil(centre + reach - 0.5));
        from = Math.min(from, limit - 1);
        to = Math.max(from, to);
        float[] row = new float[to - from + 1];
        float sum = 0;
        for (int j = 0; j < row.length; j++) {
          double distance = Math.abs(from + j + 0.5 - centre) / reach;
          row[j] = (float) Math.max(0, 1 - distance);
          sum += row[j];
        }
        for (int j = 0; j < row.length; j++) {
          row[j] = sum > 0 ? row[j] / sum : 1f / row.length;
        }
        first[i] = from;
        weights[i] = row;
      }
      return new Taps(first, weights);
    }
  }
}
