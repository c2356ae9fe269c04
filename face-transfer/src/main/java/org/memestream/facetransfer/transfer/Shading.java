package org.memestream.facetransfer.transfer;

/** Multiplies the brightness of a block by factors that are told coarsely. */
final class Shading {

  /** Natural logarithm: darkest folds. */
  private static final float DARKEST = -0.45f;

  /** Natural logarithm: bright patches look false sooner than dark folds. */
  private static final float BRIGHTEST = 0.25f;

  private static final float LEAST = 0.004f;

  private Shading() {}

  /**
   * Applies logarithms of factors.
   *
   * @param logs one for each square of a grid with this step and these columns, see {@link
   *     WarpGrid}
   */
  static void apply(PixelBlock block, float[] logs, int step, int columns) {
    byte[] rgb = block.rgb();
    float[] factors = new float[logs.length];
    for (int i = 0; i < logs.length; i++) {
      factors[i] =
          Math.abs(logs[i]) < LEAST
              ? 1
              : (float) Math.exp(Smooth.clamp(logs[i], DARKEST, BRIGHTEST));
    }
    for (int y = 0; y < block.height(); y++) {
      float row = (y - (step - 1) / 2f) / step + 1;
      int top = (int) row;
      float down = row - top;
      int at = 3 * y * block.width();
      for (int x = 0; x < block.width(); x++, at += 3) {
        float column = (x - (step - 1) / 2f) / step + 1;
        int left = (int) column;
        float right = column - left;
        int i = top * columns + left;
        float above = factors[i] + right * (factors[i + 1] - factors[i]);
        float below =
            factors[i + columns] + right * (factors[i + columns + 1] - factors[i + columns]);
        float factor = above + down * (below - above);
        if (factor != 1) {
          for (int channel = 0; channel < 3; channel++) {
            rgb[at + channel] = (byte) Math.round(shaded(rgb[at + channel] & 0xff, factor));
          }
        }
      }
    }
  }

  /** Brighter by a factor, but never past white: light parts take less of it. */
  private static float shaded(int value, float factor) {
    return factor <= 1 ? value * factor : value * factor / (1 + (factor - 1) * value / 255);
  }
}
