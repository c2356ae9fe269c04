package org.memestream.facetransfer.training;

import java.util.Arrays;

/** Figures of samples; NaN where there are none. */
final class Mean {

  private Mean() {}

  static double of(double[] samples) {
    return Arrays.stream(samples).average().orElse(Double.NaN);
  }

  /** Value below which that share of the samples lies. */
  static double quantile(double[] samples, double share) {
    if (samples.length == 0) {
      return Double.NaN;
    }
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
