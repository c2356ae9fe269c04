package org.memestream.runtime.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.memestream.runtime.telemetry.Latency;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.Stage;

/**
 * What one lane of a stage does, as meters {@code memestream.worker.*} with the tags stage and
 * lane. All are there from the start, so that the first of a kind is seen to rise. Thread-safe.
 */
final class WorkerMetrics {

  /** What became of a record. */
  enum Fate {
    /** Its result was published. */
    PRODUCED,
    /** It was refused for good. */
    REJECTED,
    /** It failed too often, or stopped the worker too often. */
    EXHAUSTED,
    /** It failed, and will be tried again. */
    RETRIED,
    /** There was nothing to do. */
    UNCONCERNED,
    /** It could not be read. */
    DEAD_LETTER,
    /** It was given back untouched. */
    RELEASED
  }

  private final Map<Fate, Counter> records = new EnumMap<>(Fate.class);
  private final Map<FailureReason, Counter> failures = new EnumMap<>(FailureReason.class);
  private final Counter deadLetters;
  private final DistributionSummary batchSize;
  private final Timer queueTime;
  private final Timer prepareTime;
  private final Timer runTime;
  private final Timer publishTime;
  private final Counter locksLost;
  private final Counter isolated;
  private final AtomicInteger inFlight = new AtomicInteger();

  WorkerMetrics(MeterRegistry registry, Stage stage, String lane) {
    Tags ofStage = Tags.of("stage", word(stage));
    Tags tags = ofStage.and("lane", lane);
    for (Fate fate : Fate.values()) {
      records.put(
          fate, registry.counter("memestream.worker.records", tags.and("outcome", word(fate))));
    }
    for (FailureReason reason : FailureReason.values()) {
      failures.put(
          reason, registry.counter("memestream.worker.failures", tags.and("reason", word(reason))));
    }
    deadLetters = registry.counter("memestream.dead.letters", ofStage);
    batchSize = registry.summary("memestream.worker.batch.size", tags);
    queueTime = Latency.timer(registry, "memestream.worker.queue.time", tags);
    prepareTime = registry.timer("memestream.worker.prepare.time", tags);
    runTime = Latency.timer(registry, "memestream.worker.run.time", tags);
    publishTime = registry.timer("memestream.worker.publish.time", tags);
    locksLost = registry.counter("memestream.worker.locks.lost", tags);
    isolated = registry.counter("memestream.worker.batches.isolated", tags);
    Gauge.builder("memestream.worker.in.flight", inFlight, AtomicInteger::get)
        .tags(tags)
        .register(registry);
  }

  /** Records were taken that had waited for so long. */
  void taken(List<Duration> queued) {
    inFlight.addAndGet(queued.size());
    queued.forEach(queueTime::record);
  }

  void settled(int count) {
    inFlight.addAndGet(-count);
  }

  void count(Ruling ruling) {
    records.get(ruling.fate()).increment();
    ruling.reason().ifPresent(reason -> failures.get(reason).increment());
    if (ruling.fate() == Fate.DEAD_LETTER) {
      deadLetters.increment();
    }
  }

  void prepared(Duration time) {
    prepareTime.record(time);
  }

  void ran(int size, Duration time) {
    batchSize.record(size);
    runTime.record(time);
  }

  void published(Duration time) {
    publishTime.record(time);
  }

  void locksLost(int count) {
    locksLost.increment(count);
  }

  /** A batch failed together, and its records run one by one. */
  void isolated() {
    isolated.increment();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
