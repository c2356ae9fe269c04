package org.memestream.captioner.caption;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Offers words whose probabilities depend on what was written, by hashing; of them the last few
 * count as rare.
 */
final class FakeSession implements WritingSession {

  private final int words;
  private final int frequent;
  private long[] histories;

  FakeSession(long[] histories, int words, int frequent) {
    this.histories = histories.clone();
    this.words = words;
    this.frequent = frequent;
  }

  @Override
  public NextWords first() {
    return next();
  }

  @Override
  public NextWords advance(int[] parents, int[] chosen) {
    long[] longer = new long[parents.length];
    for (int i = 0; i < parents.length; i++) {
      longer[i] = histories[parents[i]] * 31 + chosen[i] + 1;
    }
    histories = longer;
    return next();
  }

  private NextWords next() {
    int[] rows = IntStream.range(0, histories.length).toArray();
    float[] rare = new float[rows.length];
    for (int row : rows) {
      double sum = 0;
      for (int id = frequent; id < words; id++) {
        sum += probabilities(row)[id];
      }
      rare[row] = (float) Math.log(sum);
    }
    return words(rows, 0, frequent, rare);
  }

  @Override
  public NextWords rare(int[] rows) {
    float[] none = new float[rows.length];
    Arrays.fill(none, Float.NEGATIVE_INFINITY);
    return words(rows, frequent, words, none);
  }

  private NextWords words(int[] rows, int from, int to, float[] rare) {
    int[][] ids = new int[rows.length][to - from];
    float[][] logs = new float[rows.length][to - from];
    for (int i = 0; i < rows.length; i++) {
      double[] probabilities = probabilities(rows[i]);
      for (int id = from; id < to; id++) {
        ids[i][id - from] = id;
        logs[i][id - from] = (float) Math.log(probabilities[id]);
      }
    }
    return new NextWords(ids, logs, rare);
  }

  private double[] probabilities(int row) {
    SplittableRandom random = new SplittableRandom(histories[row]);
    double[] probabilities = new double[words];
    Arrays.setAll(probabilities, id -> random.nextDouble(0.01, 1));
    double sum = Arrays.stream(probabilities).sum();
    return Arrays.stream(probabilities).map(p -> p / sum).toArray();
  }

  @Override
  public void close() {}
}
