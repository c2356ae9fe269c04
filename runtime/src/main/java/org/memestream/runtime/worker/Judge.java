package org.memestream.runtime.worker;

import static org.memestream.runtime.worker.WorkerMetrics.Fate.EXHAUSTED;
import static org.memestream.runtime.worker.WorkerMetrics.Fate.PRODUCED;
import static org.memestream.runtime.worker.WorkerMetrics.Fate.REJECTED;
import static org.memestream.runtime.worker.WorkerMetrics.Fate.UNCONCERNED;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.StageFailed;
import org.memestream.schemas.StageTiming;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns verdicts into rulings: what is published about a record, and whether it is tried again.
 * Counts the attempts. Thread-safe.
 *
 * @param <I> event taken in
 * @param <R> domain result
 * @param <O> event published
 */
final class Judge<I extends SpecificRecord, R, O extends SpecificRecord> {

  private static final Logger log = LoggerFactory.getLogger(Judge.class);

  private final BatchWorker<I, ?, R, O> worker;
  private final Topic<O> output;
  private final EventPublisher publisher;
  private final AttemptLimits limits;
  private final AttemptLedger ledger;
  private final AttemptJournal journal;
  private final Clock clock;

  Judge(
      BatchWorker<I, ?, R, O> worker,
      Topic<O> output,
      EventPublisher publisher,
      AttemptLimits limits,
      PoolState state,
      Clock clock) {
    this.worker = worker;
    this.output = output;
    this.publisher = publisher;
    this.limits = limits;
    this.ledger = state.ledger();
    this.journal = state.journal();
    this.clock = clock;
  }

  /** A ruling on a record that must not be run at all; empty for all others. */
  Optional<Ruling> beforehand(Job<I, ?, R> job) {
    int deaths = journal.deaths(job.position());
    int deliveries = deliveries(job.record());
    if (deaths >= limits.attempts()) {
      return Optional.of(
          exhausted(
              job,
              deaths,
              "This meme stopped the %s worker %d times and is not tried again; send another picture, and report the meme's id"));
    } else if (limits.isLastChance(deliveries)) {
      return Optional.of(
          exhausted(
              job,
              deliveries,
              "This meme was handed to %s workers %d times, none of which finished it, and is not tried again; send it once more"));
    }
    return Optional.empty();
  }

  /** The ruling on a job that is decided. */
  Ruling rule(Job<I, ?, R> job) {
    Verdict<R> verdict = job.verdict();
    if (verdict instanceof Verdict.Computed<R> computed) {
      return produced(job, computed);
    } else if (verdict instanceof Verdict.Refused<R> refused) {
      int attempts = 1 + ledger.failures(job.position());
      StageFailed event = failure(job, refused.reason(), refused.message(), attempts);
      return reported(job, REJECTED, event);
    } else if (verdict instanceof Verdict.Failed<R> failed) {
      return failed(job, failed.cause());
    }
    return Ruling.silently(job.position(), UNCONCERNED);
  }

  /** The ruling on a job that failed by itself. Counts an attempt. */
  Ruling failed(Job<I, ?, R> job, Throwable cause) {
    int failures = ledger.failed(job.position());
    log.atWarn()
        .setCause(cause)
        .addKeyValue("stage", worker.stage())
        .addKeyValue("meme", job.id())
        .addKeyValue("record", job.position())
        .addKeyValue("attempts", failures)
        .log("attempt failed");
    if (failures < limits.attempts()) {
      return Ruling.retry(job.position(), limits.pause().after(failures));
    }
    String kind = cause.getClass().getSimpleName();
    return exhausted(
        job,
        failures,
        "The %s stage failed %d times, the last time with "
            + kind
            + "; send the meme once more, and report its id if that fails too");
  }

  private Ruling produced(Job<I, ?, R> job, Verdict.Computed<R> computed) {
    StageTiming timing =
        StageTiming.newBuilder()
            .setStage(worker.stage())
            .setComputeMicros(computed.micros())
            .setBatchSize(computed.batchSize())
            .setAttempts(1 + ledger.failures(job.position()) + journal.deaths(job.position()))
            .build();
    try {
      O event = worker.event(job.event(), computed.result(), timing);
      return Ruling.announce(job.position(), PRODUCED, () -> send(output, job, event));
    } catch (RuntimeException e) {
      return failed(job, e);
    }
  }

  private Ruling exhausted(Job<I, ?, R> job, int attempts, String sentence) {
    String stage = worker.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    StageFailed event =
        failure(
            job, FailureReason.RETRIES_EXHAUSTED, sentence.formatted(stage, attempts), attempts);
    return reported(job, EXHAUSTED, event);
  }

  private Ruling reported(Job<I, ?, R> job, WorkerMetrics.Fate fate, StageFailed event) {
    return Ruling.failure(
        job.position(), fate, event.getReason(), () -> send(Topics.STAGE_FAILED, job, event));
  }

  private StageFailed failure(
      Job<I, ?, R> job, FailureReason reason, String message, int attempts) {
    return StageFailed.newBuilder()
        .setId(job.id())
        .setOwnerId(job.ownerId())
        .setStage(worker.stage())
        .setReason(reason)
        .setMessage(message)
        .setAttempts(attempts)
        .setFailedAt(clock.instant())
        .build();
  }

  private <V extends SpecificRecord> CompletableFuture<RecordMetadata> send(
      Topic<V> topic, Job<I, ?, R> job, V event) {
    return publisher.publish(topic, job.id(), event, job.span().traceparent());
  }

  private static int deliveries(ConsumerRecord<?, ?> record) {
    return record.deliveryCount().map(Short::intValue).orElse(1);
  }
}
