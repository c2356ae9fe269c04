package org.memestream.runtime.worker;

import java.time.Duration;

/**
 * The times of a loop.
 *
 * @param poll how long one poll waits for records, and so how late an order to stop is seen
 * @param watch how often the loop looks after work that is under way
 * @param renewal how often the locks of records in work are renewed
 * @param longestBatch how long a batch may compute before the worker counts as stuck
 * @param outage pauses between tries while something is out
 */
record LoopTiming(
    Duration poll, Duration watch, Duration renewal, Duration longestBatch, Backoff outage) {

  private static final int LOCKS_PER_BATCH = 10;
  private static final int RENEWALS_PER_LOCK = 3;

  /** Derived from how long a record belongs to the loop that took it. */
  static LoopTiming ofLock(Duration lock) {
    return new LoopTiming(
        Duration.ofMillis(200),
        Duration.ofMillis(100),
        lock.dividedBy(RENEWALS_PER_LOCK),
        lock.multipliedBy(LOCKS_PER_BATCH),
        new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5)));
  }
}
