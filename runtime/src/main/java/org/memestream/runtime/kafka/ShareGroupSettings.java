package org.memestream.runtime.kafka;

import java.time.Duration;
import java.util.Map;

/**
 * What the broker is told about a share group; it starts at the beginning of its topics.
 *
 * @param lockDuration how long a record belongs to the member that took it; the broker allows what
 *     lies between its {@code group.share.min.record.lock.duration.ms} (15 s) and {@code
 *     group.share.max.record.lock.duration.ms} (60 s)
 * @param deliveryLimit how often the broker hands out a record before it gives it up for good; the
 *     broker allows 2 to 10 unless told otherwise
 */
public record ShareGroupSettings(Duration lockDuration, int deliveryLimit) {

  public ShareGroupSettings {
    if (lockDuration.isNegative() || lockDuration.isZero()) {
      throw new IllegalArgumentException(
          "lockDuration is " + lockDuration + "; it must be positive");
    }
    if (deliveryLimit < 1) {
      throw new IllegalArgumentException(
          "deliveryLimit is " + deliveryLimit + "; it must be at least 1");
    }
  }

  /** Settings as the broker names them. */
  Map<String, String> toMap() {
    return Map.of(
        "share.auto.offset.reset",
        "earliest",
        "share.isolation.level",
        "read_committed",
        "share.record.lock.duration.ms",
        Long.toString(lockDuration.toMillis()),
        "share.delivery.count.limit",
        Integer.toString(deliveryLimit));
  }
}
