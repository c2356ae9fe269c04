package org.memestream.ingest.feed;

import java.time.Duration;

/**
 * How long to wait before the next attempt: twice as long each time.
 *
 * @param first after the first failure
 * @param longest at most
 */
public record FeedPauses(Duration first, Duration longest) {

  /** Usual ones: 1 second to 1 minute. */
  public static final FeedPauses USUAL =
      new FeedPauses(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private static final int MOST_DOUBLINGS = 16;

  /**
   * @param failures so far, at least 1
   */
  Duration after(int failures) {
    Duration pause = first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failures - 1));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
