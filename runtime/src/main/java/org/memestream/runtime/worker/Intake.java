package org.memestream.runtime.worker;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.memestream.runtime.kafka.DeadLetters;

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

  Intake(BatchWorker<I, P, R, ?> worker, Deserializer<I> deserializer, DeadLetters deadLetters) {
    this.worker = worker;
    this.deserializer = deserializer;
    this.deadLetters = deadLetters;
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
    Job<I, P, R> job = new Job<>(record, event, worker.id(event), worker.ownerId(event));
    if (!worker.concerns(event)) {
      job.decide(new Verdict.Unconcerned<>());
    }
    return job;
  }
}
