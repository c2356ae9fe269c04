package org.memestream.ingest.backfill;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of pictures. Thread-safe. */
final class RunCounts {

  private final LongAdder taken = new LongAdder();
  private final LongAdder takenBefore = new LongAdder();
  private final LongAdder passedOver = new LongAdder();
  private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

  void taken() {
    taken.increment();
  }

  void takenBefore() {
    takenBefore.increment();
  }

  void passedOver() {
    passedOver.increment();
  }

  void refused(String reason) {
    refused.computeIfAbsent(reason, name -> new LongAdder()).increment();
  }

  BackfillSummary summary() {
    TreeMap<String, Long> reasons = new TreeMap<>();
    refused.forEach((reason, count) -> reasons.put(reason, count.sum()));
    return new BackfillSummary(taken.sum(), takenBefore.sum(), passedOver.sum(), reasons);
  }
}
