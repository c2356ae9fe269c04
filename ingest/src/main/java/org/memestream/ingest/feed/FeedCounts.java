package org.memestream.ingest.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** How many messages of a feed ended how. Thread-safe. */
public final class FeedCounts {

  private final Map<FeedOutcome, Counter> counters = new EnumMap<>(FeedOutcome.class);

  /**
   * @param meters where {@code memestream.feed.messages} is counted
   */
  public FeedCounts(FeedKind kind, MeterRegistry meters) {
    for (FeedOutcome outcome : FeedOutcome.values()) {
      counters.put(
          outcome,
          Counter.builder("memestream.feed.messages")
              .description("Messages of social feeds by what became of them")
              .tag("feed", kind.id())
              .tag("outcome", outcome.id())
              .register(meters));
    }
  }

  void add(FeedOutcome outcome) {
    counters.get(outcome).increment();
  }

  /** How many ended so. */
  public long of(FeedOutcome outcome) {
    return (long) counters.get(outcome).count();
  }

  /** How many ended. */
  public long all() {
    return counters.values().stream().mapToLong(counter -> (long) counter.count()).sum();
  }
}
