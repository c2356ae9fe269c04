package org.memestream.captioner.caption;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * Learns a {@link LineBreaker}: a softmax over the gaps of a caption, stochastic gradient descent
 * on its cross-entropy, a rate that falls to zero. What comes out depends on nothing but the
 * examples and their order.
 */
public final class LineBreakLearning {

  /** Changes smaller than this are not worth making. */
  private static final double LEAST_CHANGE = 1e-3;

  private static final int TOLD_EVERY = 1000;

  private final int passes;
  private final double rate;
  private final IntConsumer progress;
  private final float[] weights = new float[GapFeatures.BUCKETS];

  private LineBreakLearning(int passes, double rate, IntConsumer progress) {
    this.passes = passes;
    this.rate = rate;
    this.progress = progress;
  }

  /**
   * A caption whose break is known.
   *
   * @param tokens without the separator
   * @param gap tokens above, 1 to size - 1
   */
  public record Example(List<String> tokens, int gap) {

    public Example {
      tokens = List.copyOf(tokens);
      if (gap < 1 || gap >= tokens.size()) {
        throw new IllegalArgumentException(
            "a gap of %d tokens must be within 1 and %d".formatted(gap, tokens.size() - 1));
      }
    }
  }

  /**
   * @param examples in the order in which they are learnt from
   * @param passes how often
   * @param rate of the first step
   * @param progress told every now and then how many examples are done, all passes counted
   */
  public static LineBreaker learn(
      List<Example> examples, int passes, double rate, IntConsumer progress) {
    return new LineBreakLearning(passes, rate, progress).learn(examples);
  }

  private LineBreaker learn(List<Example> examples) {
    int steps = passes * examples.size();
    for (int step = 0; step < steps; step++) {
      learn(examples.get(step % examples.size()), rate * (1 - (double) step / steps));
      if ((step + 1) % TOLD_EVERY == 0) {
        progress.accept(step + 1);
      }
    }
    progress.accept(steps);
    return LineBreaker.of(weights);
  }

  private void learn(Example example, double rateNow) {
    int gaps = example.tokens.size() - 1;
    GapFeatures all = new GapFeatures(example.tokens);
    int[][] features = new int[gaps][];
    double[] shares = new double[gaps];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < gaps; i++) {
      features[i] = all.of(i + 1);
      for (int feature : features[i]) {
        shares[i] += weights[feature];
      }
      highest = Math.max(highest, shares[i]);
    }
    double sum = 0;
    for (int i = 0; i < gaps; i++) {
      shares[i] = Math.exp(shares[i] - highest);
      sum += shares[i];
    }
    for (int i = 0; i < gaps; i++) {
      double error = (i + 1 == example.gap ? 1 : 0) - shares[i] / sum;
      if (Math.abs(error) >= LEAST_CHANGE) {
        for (int feature : features[i]) {
          weights[feature] += (float) (rateNow * error);
        }
      }
    }
  }
}
