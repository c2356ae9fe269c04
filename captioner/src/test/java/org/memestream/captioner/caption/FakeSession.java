package org.memestream.captioner.caption;

import java.util.SplittableRandom;

/** Offers words whose probabilities depend on what was written, by hashing. */
final class FakeSession implements WritingSession {

  private final int words;
  private long[] histories;

  FakeSession(long[] histories, int words) {
    this.histories = histories.clone();
    this.words = words;
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
    int[][] ids = new int[histories.length][words];
    float[][] logs = new float[histories.length][words];
    for (int row = 0; row < histories.length; row++) {
      SplittableRandom random = new SplittableRandom(histories[row]);
      double sum = 0;
      for (int id = 0; id < words; id++) {
        ids[row][id] = id;
        logs[row][id] = (float) random.nextDouble(0.01, 1);
        sum += logs[row][id];
      }
      for (int id = 0; id < words; id++) {
        logs[row][id] = (float) Math.log(logs[row][id] / sum);
      }
    }
    return new NextWords(ids, logs);
  }

  @Override
  public void close() {}
}
