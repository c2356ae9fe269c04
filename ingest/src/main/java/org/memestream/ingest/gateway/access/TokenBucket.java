package org.memestream.ingest.gateway.access;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Lets through so many a second on average, and a burst at once. Thread-safe. */
final class TokenBucket {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double capacity;
  private final LongSupplier nanoTime;
  private double tokens;
  private long filledAt;

  /**
   * @param perSecond tokens that come back each second, above 0
   * @param burst most tokens there are, at least 1
   * @param nanoTime a clock that only goes forward
   */
  TokenBucket(double perSecond, int burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.capacity = burst;
    this.nanoTime = nanoTime;
    this.tokens = burst;
    this.filledAt = nanoTime.getAsLong();
  }

  /** Takes one; otherwise how long until there is one. */
  synchronized Optional<Duration> take() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(capacity, tokens + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
    if (tokens >= 1) {
      tokens--;
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * NANOS)));
  }
}
