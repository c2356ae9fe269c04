package org.memestream.captioner.caption;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decides where a caption breaks into upper and lower text: a linear softmax over the gaps between
 * tokens, learnt from captions whose break is known. Immutable and thread-safe.
 */
public final class LineBreaker {

  /** Captions with fewer tokens stay in one piece. */
  private static final int SHORTEST = 4;

  private static final float STEP = 1 / 16f;

  private final float[] weights;

  private LineBreaker(float[] weights) {
    this.weights = weights;
  }

  /** The breaker that ships. */
  public static LineBreaker shipped() {
    try (InputStream stream = LineBreaker.class.getResourceAsStream("line-break.bin")) {
      if (stream == null) {
        throw new IllegalStateException("line-break.bin is missing from the jar");
      }
      byte[] bytes = new DataInputStream(stream).readAllBytes();
      if (bytes.length != GapFeatures.BUCKETS) {
        throw new IllegalStateException(
            "line-break.bin has %d weights, not %d".formatted(bytes.length, GapFeatures.BUCKETS));
      }
      float[] weights = new float[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        weights[i] = bytes[i] * STEP;
      }
      return new LineBreaker(weights);
    } catch (IOException e) {
      throw new UncheckedIOException("line-break.bin cannot be read", e);
    }
  }

  /** How many tokens go above; all of them when the text is too short to break. */
  public int gap(List<String> tokens) {
    if (tokens.size() < SHORTEST) {
      return tokens.size();
    }
    int best = 1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int gap = 1; gap < tokens.size(); gap++) {
      double score = score(GapFeatures.of(tokens, gap));
      if (score > highest) {
        highest = score;
        best = gap;
      }
    }
    return best;
  }

  private double score(int[] features) {
    double sum = 0;
    for (int feature : features) {
      sum += weights[feature];
    }
    return sum;
  }

  /**
   * A caption whose break is known.
   *
   * @param tokens without the separator
   * @param gap tokens above, 1 to size - 1
   */
  public record Example(List<String> tokens, int gap) {}

  /**
   * Learns by stochastic gradient descent on the cross-entropy over gaps.
   *
   * @param examples in the order in which they are learnt from
   * @param progress told after each pass
   */
  public static LineBreaker learn(
      List<Example> examples, int passes, double rate, Consumer<Integer> progress) {
    LineBreaker breaker = new LineBreaker(new float[GapFeatures.BUCKETS]);
    long steps = (long) passes * examples.size();
    long step = 0;
    for (int pass = 0; pass < passes; pass++) {
      for (Example example : examples) {
        breaker.learn(example, (float) (rate * (1 - (double) step++ / steps)));
      }
      progress.accept(pass + 1);
    }
    return breaker;
  }

  private void learn(Example example, float rate) {
    int gaps = example.tokens.size() - 1;
    int[][] features = new int[gaps][];
    double[] shares = new double[gaps];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < gaps; i++) {
      features[i] = GapFeatures.of(example.tokens, i + 1);
      shares[i] = score(features[i]);
      highest = Math.max(highest, shares[i]);
    }
    double sum = 0;
    for (int i = 0; i < gaps; i++) {
      shares[i] = Math.exp(shares[i] - highest);
      sum += shares[i];
    }
    for (int i = 0; i < gaps; i++) {
      double wanted = i + 1 == example.gap ? 1 : 0;
      float change = rate * (float) (wanted - shares[i] / sum);
      for (int feature : features[i]) {
        weights[feature] += change;
      }
    }
  }

  /** The weights as one byte each, for the file that ships. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(weights.length);
    for (float weight : weights) {
      bytes.write(Math.max(-127, Math.min(127, Math.round(weight / STEP))));
    }
    return bytes.toByteArray();
  }
}
