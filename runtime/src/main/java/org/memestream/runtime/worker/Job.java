package org.memestream.runtime.worker;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.memestream.runtime.telemetry.WorkSpan;

/**
 * One record on its way through the work. Kept while an outage lasts, so that what is done is not
 * done again. For one thread at a time.
 *
 * @param <I> event taken in
 * @param <P> a prepared record
 * @param <R> domain result
 */
final class Job<I, P, R> {

  private final ConsumerRecord<byte[], byte[]> record;
  private final Position position;
  private final I event;
  private final String id;
  private final String ownerId;
  private final WorkSpan span;
  private P prepared;
  private Verdict<R> verdict;

  Job(ConsumerRecord<byte[], byte[]> record, I event, String id, String ownerId, WorkSpan span) {
    this.record = record;
    this.position = Position.of(record);
    this.event = Objects.requireNonNull(event, "event");
    this.id = Objects.requireNonNull(id, "id");
    this.ownerId = Objects.requireNonNull(ownerId, "ownerId");
    this.span = Objects.requireNonNull(span, "span");
  }

  ConsumerRecord<byte[], byte[]> record() {
    return record;
  }

  Position position() {
    return position;
  }

  I event() {
    return event;
  }

  /** Meme id. */
  String id() {
    return id;
  }

  String ownerId() {
    return ownerId;
  }

  /** All that is done about the record. */
  WorkSpan span() {
    return span;
  }

  boolean isPrepared() {
    return prepared != null;
  }

  P prepared() {
    return prepared;
  }

  void prepared(P value) {
    prepared = value;
  }

  boolean isDecided() {
    return verdict != null;
  }

  /** What was decided; null before. */
  Verdict<R> verdict() {
    return verdict;
  }

  /** The verdict is final, and what was prepared is let go. */
  void decide(Verdict<R> decided) {
    verdict = Objects.requireNonNull(decided, "decided");
    prepared = null;
  }
}
