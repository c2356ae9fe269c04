package org.memestream.runtime.worker;

import java.time.Duration;

/**
 * Doubling pauses.
 *
 * @param first pause after the first failure
 * @param cap longest pause
 */
record Backoff(Duration first, Duration cap) {

  private static final int LARGEST_SHIFT = 20;

  Backoff {
    if (first.isNegative() || cap.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "A backoff runs from a pause of 0 or more up to a longer one, not from "
              + first
              + " to "
              + cap);
    }
  }

  /**
   * @param failures how many there were, at least 1
   */
  Duration after(int failures) {
    int shift = Math.min(LARGEST_SHIFT, Math.max(0, failures - 1));
    Duration pause = first.multipliedBy(1L << shift);
    return pause.compareTo(cap) < 0 ? pause : cap;
  }
}
