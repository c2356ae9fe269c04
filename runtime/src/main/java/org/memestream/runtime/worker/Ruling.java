package org.memestream.runtime.worker;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.memestream.runtime.telemetry.WorkSpan;
import org.memestream.schemas.FailureReason;

/**
 * What is to be told about a record, and to whom.
 *
 * @param position which record
 * @param fate what became of it
 * @param reason why it failed for good, if it did
 * @param announcement what is published about it, before the broker gets its answer
 * @param pause how long to wait before the broker gets its answer
 */
record Ruling(
    Position position,
    WorkerMetrics.Fate fate,
    Optional<FailureReason> reason,
    Optional<Announcement> announcement,
    Duration pause) {

  /** Something to publish. */
  @FunctionalInterface
  interface Announcement {

    /**
     * Sends it.
     *
     * @return completed when the broker has it
     * @throws org.apache.kafka.common.errors.SerializationException when it cannot be written
     */
    CompletableFuture<RecordMetadata> send();
  }

  Ruling {
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(fate, "fate");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(announcement, "announcement");
    Objects.requireNonNull(pause, "pause");
  }

  static Ruling announce(Position position, WorkerMetrics.Fate fate, Announcement announcement) {
    return new Ruling(position, fate, Optional.empty(), Optional.of(announcement), Duration.ZERO);
  }

  static Ruling failure(
      Position position, WorkerMetrics.Fate fate, FailureReason reason, Announcement announcement) {
    return new Ruling(
        position, fate, Optional.of(reason), Optional.of(announcement), Duration.ZERO);
  }

  static Ruling silently(Position position, WorkerMetrics.Fate fate) {
    return new Ruling(position, fate, Optional.empty(), Optional.empty(), Duration.ZERO);
  }

  static Ruling retry(Position position, Duration pause) {
    return new Ruling(
        position, WorkerMetrics.Fate.RETRIED, Optional.empty(), Optional.empty(), pause);
  }

  /** Notes in a span what became of the record. */
  void describe(WorkSpan span) {
    span.note("memestream.outcome", fate.name().toLowerCase(Locale.ROOT));
    reason.ifPresent(why -> span.failed(why.name().toLowerCase(Locale.ROOT)));
  }

  /** The answer to the broker. */
  AcknowledgeType answer() {
    return switch (fate) {
      case PRODUCED, REJECTED, EXHAUSTED, UNCONCERNED, DEAD_LETTER -> AcknowledgeType.ACCEPT;
      case RETRIED, RELEASED -> AcknowledgeType.RELEASE;
    };
  }
}
