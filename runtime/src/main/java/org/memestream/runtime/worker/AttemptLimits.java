package org.memestream.runtime.worker;

/**
 * How often a record is tried.
 *
 * @param attempts failures, or deaths of the worker, after which a record is reported
 * @param deliveries how often the broker hands out a record before it silently gives it up
 * @param pause before a record that failed is given back
 */
record AttemptLimits(int attempts, int deliveries, Backoff pause) {

  AttemptLimits {
    if (attempts < 1 || attempts >= deliveries) {
      throw new IllegalArgumentException(
          "memestream.worker.max-attempts is %d; it must be at least 1 and less than the %d deliveries that the broker allows"
              .formatted(attempts, deliveries));
    }
  }

  /**
   * Whether the broker would give the record up soon. One delivery is left over then, so that even
   * a worker that dies while it reports the record loses nothing.
   */
  boolean isLastChance(int deliveryCount) {
    return deliveryCount >= deliveries - 1;
  }
}
