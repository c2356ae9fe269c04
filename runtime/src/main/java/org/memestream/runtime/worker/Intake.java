package org.memestream.runtime.worker;

import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.memestream.runtime.kafka.DeadLetters;
import org.memestream.runtime.kafka.EventHeaders;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.runtime.telemetry.WorkSpan;

/**
 * Reads records. What cannot be read becomes a dead letter. Thread-safe.
 *
 * @param <I> event taken in
 * @param <P> a prepared record
 * @param <R> domain result
 */
final class Intake<I extends SpecificRecord, P, R> {

  private final BatchWorker<I, P, R, ?> worker;
  private final Deserializer<I> deserializer;
  private final DeadLetters deadLetters;
  private final Traces traces;
  private final String stage;

  Intake(
      BatchWorker<I, P, R, ?> worker,
      Deserializer<I> deserializer,
      DeadLetters deadLetters,
      Traces traces) {
    this.worker = worker;
    this.deserializer = deserializer;
    this.deadLetters = deadLetters;
    this.traces = traces;
    this.stage = worker.stage().name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a record: adds either a job or a ruling.
   *
   * @throws RuntimeException an outage, such as of the registry; nothing is added
   */
  void read(ConsumerRecord<byte[], byte[]> record, List<Job<I, P, R>> jobs, List<Ruling> rulings) {
    try {
      jobs.add(job(record));
    } catch (RuntimeException e) {
      if (Outages.cause(e).isPresent()) {
        throw e;
      }
      // Events that the worker cannot even name are as unreadable as broken bytes.
      rulings.add(
          Ruling.announce(
              Position.of(record),
              WorkerMetrics.Fate.DEAD_LETTER,
              () -> deadLetters.publish(record, e)));
    }
  }

  /** A dead letter that says where a record is whose bytes do not fit into one. */
  Ruling withoutContent(ConsumerRecord<byte[], byte[]> record, Throwable why) {
    ConsumerRecord<byte[], byte[]> place =
        new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), null, null);
    SerializationException reason =
        new SerializationException(
            "The record is unreadable, and too large for a dead letter: " + why.getMessage(), why);
    return Ruling.announce(
        Position.of(record),
        WorkerMetrics.Fate.DEAD_LETTER,
        () -> deadLetters.publish(place, reason));
  }

  private Job<I, P, R> job(ConsumerRecord<byte[], byte[]> record) {
    I event = deserializer.deserialize(record.topic(), record.value());
    if (event == null) {
      throw new SerializationException(
          "The record has no value; " + record.topic() + " holds no tombstones");
    }
    String id = worker.id(event);
    String ownerId = worker.ownerId(event);
    boolean concerned = worker.concerns(event);
    Job<I, P, R> job = new Job<>(record, event, id, ownerId, span(record, id));
    if (!concerned) {
      job.decide(new Verdict.Unconcerned<>());
    }
    return job;
  }

  private WorkSpan span(ConsumerRecord<?, ?> record, String id) {
    return traces
        .begin(stage, SpanKind.CONSUMER, EventHeaders.traceparent(record.headers()), id)
        .note("messaging.system", "kafka")
        .note("messaging.operation.type", "process")
        .note("messaging.destination.name", record.topic())
        .note("messaging.destination.partition.id", Integer.toString(record.partition()))
        .note("messaging.kafka.offset", record.offset());
  }
}
