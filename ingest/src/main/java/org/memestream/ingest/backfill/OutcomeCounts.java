package org.memestream.ingest.backfill;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the memes of a job ended, those of all its runs together.
 *
 * @param expected how many were taken
 * @param finished how many have a picture
 * @param failed how many have none, by reason
 */
public record OutcomeCounts(long expected, long finished, SortedMap<String, Long> failed) {

  public OutcomeCounts {
    failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
  }

  /** How many failed. */
  public long failedInAll() {
    return failed.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many have not ended. */
  public long missing() {
    return Math.max(0, expected - finished - failedInAll());
  }
}
