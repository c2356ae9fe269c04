package org.memestream.local.bench;

import java.util.Arrays;
import java.util.List;

/** Times of one kind of work, in milliseconds. Not thread-safe. */
final class Samples {

  private static final double P99 = 0.99;

  private double[] millis = new double[64];
  private int count;

  void add(double time) {
    if (count == millis.length) {
      millis = Arrays.copyOf(millis, 2 * count);
    }
    millis[count++] = time;
  }

  int count() {
    return count;
  }

  double median() {
    return quantile(0.5);
  }

  double mean() {
    return Arrays.stream(millis, 0, count).average().orElse(Double.NaN);
  }

  /**
   * The time that this share of all did not exceed.
   *
   * @param share 0 to 1
   */
  double quantile(double share) {
    double[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    return count == 0 ? Double.NaN : sorted[(int) Math.ceil(share * count) - (share > 0 ? 1 : 0)];
  }

  /** Median and 99th percentile. */
  List<Figure> figures(String name) {
    return List.of(
        new Figure(name + ", median", median(), "ms"),
        new Figure(name + ", p99", quantile(P99), "ms"));
  }
}
