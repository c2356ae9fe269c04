package org.memestream.ingest.backfill;

import java.util.concurrent.TimeUnit;

/** Lets so many a second through, evenly. For one thread. */
final class Pace {

  private static final double NANOS = 1e9;

  private final long gapNanos;
  private long next = System.nanoTime();

  /**
   * @param perSecond above 0; infinite for no limit
   */
  Pace(double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a rate is above 0, but was " + perSecond);
    }
    this.gapNanos = (long) Math.min(Long.MAX_VALUE / 4.0, NANOS / perSecond);
  }

  /** Returns when it is the next one's turn. */
  void await() throws InterruptedException {
    if (gapNanos == 0) {
      return;
    }
    long now = System.nanoTime();
    long wait = next - now;
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
    // What was missed while something else was slow is not caught up with at once.
    next = Math.max(next, now - gapNanos) + gapNanos;
  }
}
