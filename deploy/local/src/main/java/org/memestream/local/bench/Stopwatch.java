package org.memestream.local.bench;

/** Runs work, first to warm up and then to measure. */
final class Stopwatch {

  private Stopwatch() {}

  /** Work that may fail. */
  @FunctionalInterface
  interface Work {
    /**
     * @param number counts on from warming up to measuring
     */
    void run(int number) throws Exception;
  }

  /**
   * Times work.
   *
   * @param rounds as many again come before, unmeasured
   */
  static Samples measure(int rounds, Work work) throws Exception {
    Samples samples = new Samples();
    for (int round = 0; round < 2 * rounds; round++) {
      long begin = System.nanoTime();
      work.run(round);
      if (round >= rounds) {
        samples.add((System.nanoTime() - begin) / 1e6);
      }
    }
    return samples;
  }
}
