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
    float[] narrow = squeezeRows(picture, columns, rows.first[0], rows.last());
    byte[] square = new byte[3 * side * side];
    float[] sums = new float[3 * side];
    for (int y = 0; y < side; y++) {
      java.util.Arrays.fill(sums, 0);
      for (int tap = 0; tap < rows.weights[y].length; tap++) {
        float weight = rows.weights[y][tap];
        int from = (rows.first[y] + tap - rows.first[0]) * 3 * side;
        for (int i = 0; i < sums.length; i++) {
          sums[i] += weight * narrow[from + i];
        }
      }
      for (int i = 0; i < sums.length; i++) {
        square[y * 3 * side + i] = (byte) Math.max(0, Math.min(255, Math.round(sums[i])));
      }
    }
    return square;
  }

  private float[] squeezeRows(RgbPicture picture, Taps columns, int fromRow, int toRow) {
    byte[] rgb = picture.rgb();
    float[] narrow = new float[(toRow - fromRow + 1) * 3 * side];
    int at = 0;
    for (int y = fromRow; y <= toRow; y++) {
      for (int x = 0; x < side; x++) {
        float[] weights = columns.weights[x];
        int pixel = 3 * (y * picture.width() + columns.first[x]);
        float red = 0;
        float green = 0;
        float blue = 0;
        for (float weight : weights) {
          red += weight * (rgb[pixel] & 0xff);
          green += weight * (rgb[pixel + 1] & 0xff);
          blue += weight * (rgb[pixel + 2] & 0xff);
          pixel += 3;
        }
        narrow[at++] = red;
        narrow[at++] = green;
        narrow[at++] = blue;
      }
    }
    return narrow;
  }

  /** For each output pixel the first source pixel that counts and the weights from there on. */
  private record Taps(int[] first, float[][] weights) {

    int last() {
      return first[first.length - 1] + weights[weights.length - 1].length - 1;
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
