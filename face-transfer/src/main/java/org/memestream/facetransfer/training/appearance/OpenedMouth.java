package org.memestream.facetransfer.training.appearance;

import java.util.Arrays;
import org.memestream.facetransfer.djl.MouthLayout;

/**
 * Opens the mouth of a smile further: the upper teeth keep their size and the space below them
 * shows what is behind in wide open mouths. So the few sharp pictures, all of narrow openings, also
 * teach what wide ones look like.
 */
final class OpenedMouth {

  private static final double TEETH_SHARE = 0.62;
  private static final double BRIGHT = 0.9;
  private static final int SMOOTHED = 4;
  private static final double EDGE = 0.035;
  private static final double SHADE = 0.55;

  private OpenedMouth() {}

  /** Whether teeth are seen: bright and hardly coloured pixels over a good part of the middle. */
  static boolean showsTeeth(float[] rgb) {
    int teeth = 0;
    int all = 0;
    for (int y = 6; y < MouthLayout.HEIGHT - 6; y++) {
      for (int x = 24; x < MouthLayout.WIDTH - 24; x++) {
        int at = 3 * (y * MouthLayout.WIDTH + x);
        boolean pale = rgb[at + 2] > 0.66 * rgb[at] && rgb[at + 1] > 0.78 * rgb[at];
        if (pale && rgb[at + 1] > 85) {
          teeth++;
        }
        all++;
      }
    }
    return teeth > 0.25 * all;
  }

  /**
   * @param rgb a smile with teeth
   * @param behind a wide open mouth
   * @param growth new gap over old, 1 or more
   */
  static float[] open(float[] rgb, float[] behind, double growth) {
    double[] edges = teethEdges(rgb);
    float[] opened = new float[rgb.length];
    for (int x = 0; x < MouthLayout.WIDTH; x++) {
      double[] span = span(x);
      for (int y = 0; y < MouthLayout.HEIGHT; y++) {
        double depth = Math.max(0, Math.min(1, (y - span[0]) / (span[1] - span[0])));
        double edge = edges[x] / growth;
        double cavity = smooth((depth - edge + EDGE / 2) / EDGE);
        double shade = 1 - SHADE * Math.exp(-Math.max(0, depth - edge) / 0.12);
        double from = span[0] + Math.min(depth * growth, edges[x]) * (span[1] - span[0]);
        for (int channel = 0; channel < 3; channel++) {
          int at = 3 * (y * MouthLayout.WIDTH + x) + channel;
          double tooth = column(rgb, x, from, channel);
          opened[at] = (float) (tooth * (1 - cavity) + behind[at] * shade * cavity);
        }
      }
    }
    return opened;
  }

  /** For each column the depth, 0 to 1, at which the upper teeth end. */
  private static double[] teethEdges(float[] rgb) {
    double[] ends = new double[MouthLayout.WIDTH];
    double bright = brightest(rgb);
    for (int x = 0; x < ends.length; x++) {
      double[] span = span(x);
      for (int step = 0; step <= 40; step++) {
        double y = span[0] + step / 40.0 * (span[1] - span[0]);
        if (column(rgb, x, y, 1) > TEETH_SHARE * bright) {
          ends[x] = Math.min(1, step / 40.0 + 0.02);
        }
      }
    }
    double[] smoothed = new double[ends.length];
    for (int x = 0; x < ends.length; x++) {
      double[] near =
          Arrays.copyOfRange(
              ends, Math.max(0, x - SMOOTHED), Math.min(ends.length, x + SMOOTHED + 1));
      Arrays.sort(near);
      smoothed[x] = near[near.length / 2];
    }
    return smoothed;
  }

  private static double brightest(float[] rgb) {
    float[] greens = new float[rgb.length / 3];
    for (int i = 0; i < greens.length; i++) {
      greens[i] = rgb[3 * i + 1];
    }
    Arrays.sort(greens);
    return greens[(int) (BRIGHT * greens.length)];
  }

  /** First and last row inside the ellipse of a column. */
  private static double[] span(int x) {
    double across = (x - (MouthLayout.WIDTH - 1) / 2.0) / ((MouthLayout.WIDTH - 3) / 2.0);
    double half = (MouthLayout.HEIGHT - 3) / 2.0 * Math.sqrt(Math.max(0.02, 1 - across * across));
    double middle = (MouthLayout.HEIGHT - 1) / 2.0;
    return new double[] {middle - half, middle + half};
  }

  private static double column(float[] rgb, int x, double y, int channel) {
    double place = Math.max(0, Math.min(MouthLayout.HEIGHT - 1.001, y));
    int row = (int) place;
    double share = place - row;
    int at = 3 * (row * MouthLayout.WIDTH + x) + channel;
    return rgb[at] * (1 - share) + rgb[at + 3 * MouthLayout.WIDTH] * share;
  }

  private static double smooth(double share) {
    double clipped = Math.max(0, Math.min(1, share));
    return clipped * clipped * (3 - 2 * clipped);
  }
}
