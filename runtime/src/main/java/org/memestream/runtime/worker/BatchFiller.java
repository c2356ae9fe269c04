package org.memestream.runtime.worker;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes batches. While a batch is in work, the next one gathers at the broker; what a short batch
 * lacks of the delay is waited for before the next poll. So a record that comes alone to an idle
 * stage never waits, and under load batches are at least the delay apart and fill up.
 *
 * <p>The wait lies before the poll and not behind it because a share consumer hands out nothing
 * more while it holds records without an answer.
 */
final class BatchFiller {

  private final HeldRecords held;
  private final int batchSize;
  private final Duration maxDelay;
  private final Drain drain;
  private long takenNanos;
  private boolean notFull;

  BatchFiller(HeldRecords held, int batchSize, Duration maxDelay, Drain drain) {
    this.held = held;
    this.batchSize = batchSize;
    this.maxDelay = maxDelay;
    this.drain = drain;
  }

  /** The next batch; empty when nothing comes within that time, or on a drain. */
  List<ConsumerRecord<byte[], byte[]>> next(Duration time) throws InterruptedException {
    Duration wait = untilFilled();
    if (!wait.isZero() && drain.pause(wait)) {
      return List.of();
    }
    List<ConsumerRecord<byte[], byte[]>> records = held.take(time);
    takenNanos = System.nanoTime();
    notFull = !records.isEmpty() && records.size() < batchSize;
    return records;
  }

  private Duration untilFilled() {
    if (!notFull) {
      return Duration.ZERO;
    }
    long left = maxDelay.toNanos() - (System.nanoTime() - takenNanos);
    return Duration.ofNanos(Math.max(0, left));
  }
}
