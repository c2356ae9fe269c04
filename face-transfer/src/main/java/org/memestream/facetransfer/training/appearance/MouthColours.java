package org.memestream.facetransfer.training.appearance;

import java.util.List;
import org.memestream.facetransfer.djl.MouthLayout;

/**
 * Which colour a grey of a given depth in the mouth usually has, measured on mouths in colour:
 * teeth are yellowish, gums, tongue and the dark are red.
 */
final class MouthColours {

  private static final int GREYS = 16;
  private static final int DEPTHS = 4;
  private static final double SMOOTHING = 40;

  /** Channel over grey, for each grey, depth and channel. */
  private final double[][][] ratios = new double[GREYS][DEPTHS][3];

  /**
   * @param patches laid out as {@link MouthLayout}: rows, R, G, B, 0 to 255
   */
  MouthColours(List<float[]> patches) {
    double[][][] sums = new double[GREYS][DEPTHS][3];
    double[] all = new double[3];
    double[][] counts = new double[GREYS][DEPTHS];
    float[] inside = MouthLayout.inside();
    double total = 0;
    for (float[] rgb : patches) {
      for (int i = 0; i < inside.length; i++) {
        double grey = grey(rgb, i);
        if (inside[i] == 0 || grey < 1) {
          continue;
        }
        int bin = bin(grey);
        int depth = depth(i);
        for (int channel = 0; channel < 3; channel++) {
          double ratio = rgb[3 * i + channel] / grey;
          sums[bin][depth][channel] += ratio;
          all[channel] += ratio;
        }
        counts[bin][depth]++;
        total++;
      }
    }
    for (int depth = 0; depth < DEPTHS; depth++) {
      double[] before = {all[0] / total, all[1] / total, all[2] / total};
      // From bright to dark, so that greys darker than any seen continue the darkest.
      for (int bin = GREYS - 1; bin >= 0; bin--) {
        for (int channel = 0; channel < 3; channel++) {
          ratios[bin][depth][channel] =
              (sums[bin][depth][channel] + SMOOTHING * before[channel])
                  / (counts[bin][depth] + SMOOTHING);
        }
        before = ratios[bin][depth];
      }
    }
  }

  /** The patch in these colours, as bright as it was. */
  float[] colour(float[] patch) {
    float[] rgb = new float[patch.length];
    for (int i = 0; i < patch.length / 3; i++) {
      double grey = grey(patch, i);
      double place = Math.max(0, Math.min(GREYS - 1.001, grey * GREYS / 256 - 0.5));
      int bin = (int) place;
      double share = place - bin;
      int depth = depth(i);
      for (int channel = 0; channel < 3; channel++) {
        double ratio =
            ratios[bin][depth][channel] * (1 - share) + ratios[bin + 1][depth][channel] * share;
        rgb[3 * i + channel] = (float) Math.min(255, grey * ratio);
      }
    }
    return rgb;
  }

  static double grey(float[] rgb, int pixel) {
    return 0.299 * rgb[3 * pixel] + 0.587 * rgb[3 * pixel + 1] + 0.114 * rgb[3 * pixel + 2];
  }

  private static int bin(double grey) {
    return Math.max(0, Math.min(GREYS - 1, (int) (grey * GREYS / 256)));
  }

  private static int depth(int pixel) {
    return pixel / MouthLayout.WIDTH * DEPTHS / MouthLayout.HEIGHT;
  }
}
