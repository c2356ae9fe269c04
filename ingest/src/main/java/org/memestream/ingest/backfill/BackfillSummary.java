package org.memestream.ingest.backfill;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the pictures of a source in one run.
 *
 * @param taken that are on their way now
 * @param takenBefore that an earlier run took, or that came twice
 * @param passedOver files that by their name are no pictures
 * @param refused how many, by reason
 */
public record BackfillSummary(
    long taken, long takenBefore, long passedOver, SortedMap<String, Long> refused) {

  public BackfillSummary {
    refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
  }

  /** How many were refused. */
  public long refusedInAll() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }
}
