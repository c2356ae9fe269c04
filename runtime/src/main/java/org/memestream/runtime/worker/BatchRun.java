package org.memestream.runtime.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.memestream.runtime.telemetry.WorkSpan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides a batch: prepares its records, runs them together, and if that fails one by one, so that
 * a bad record fails alone. Thread-safe.
 *
 * @param <I> event taken in
 * @param <P> a prepared record
 * @param <R> domain result
 */
final class BatchRun<I extends SpecificRecord, P, R> {

  private static final Logger log = LoggerFactory.getLogger(BatchRun.class);

  private final BatchWorker<I, P, R, ?> worker;
  private final Preparation<I, P, R> preparation;
  private final WorkerMetrics metrics;

  BatchRun(
      BatchWorker<I, P, R, ?> worker, Preparation<I, P, R> preparation, WorkerMetrics metrics) {
    this.worker = worker;
    this.preparation = preparation;
    this.metrics = metrics;
  }

  /**
   * Decides all jobs that are not decided yet.
   *
   * @throws Exception an outage; what was decided or prepared before it stays so
   */
  void decide(List<Job<I, P, R>> jobs) throws Exception {
    long begun = System.nanoTime();
    preparation.prepare(jobs);
    metrics.prepared(Duration.ofNanos(System.nanoTime() - begun));
    List<Job<I, P, R>> open = jobs.stream().filter(job -> !job.isDecided()).toList();
    if (open.isEmpty()) {
      return;
    }
    Optional<Throwable> failure = run(open, begun);
    if (failure.isPresent() && open.size() > 1) {
      isolate(open, begun, failure.get());
    } else if (failure.isPresent()) {
      open.get(0).decide(new Verdict.Failed<>(failure.get()));
    }
  }

  private void isolate(List<Job<I, P, R>> jobs, long begun, Throwable why) throws Exception {
    metrics.isolated();
    log.atWarn()
        .setCause(why)
        .addKeyValue("stage", worker.stage())
        .addKeyValue("records", jobs.size())
        .log("batch failed, running its records one by one");
    for (Job<I, P, R> job : jobs) {
      run(List.of(job), begun).ifPresent(e -> job.decide(new Verdict.Failed<>(e)));
    }
  }

  /** Runs a batch and returns what it failed with; nothing is decided then. */
  private Optional<Throwable> run(List<Job<I, P, R>> jobs, long begun) throws Exception {
    List<WorkSpan> spans =
        jobs.stream()
            .map(job -> job.span().step("run").note("memestream.batch.size", jobs.size()))
            .toList();
    long start = System.nanoTime();
    try {
      List<Outcome<R>> outcomes = run(jobs, spans);
      if (outcomes.size() != jobs.size()) {
        throw new IllegalStateException(
            "%s gave %d outcomes for a batch of %d"
                .formatted(worker.getClass().getName(), outcomes.size(), jobs.size()));
      }
      long end = System.nanoTime();
      metrics.ran(jobs.size(), Duration.ofNanos(end - start));
      List<Verdict<R>> verdicts =
          outcomes.stream().map(o -> verdict(o, jobs.size(), (end - begun) / 1000)).toList();
      for (int i = 0; i < jobs.size(); i++) {
        jobs.get(i).decide(verdicts.get(i));
      }
      return Optional.empty();
    } catch (Throwable e) {
      spans.forEach(span -> span.failed(e));
      Optional<Exception> outage = Outages.cause(e);
      if (outage.isPresent()) {
        throw outage.get();
      }
      return Optional.of(Failures.survivable(e));
    } finally {
      spans.forEach(WorkSpan::end);
    }
  }

  /** What the worker logs names the record when it is alone. */
  private List<Outcome<R>> run(List<Job<I, P, R>> jobs, List<WorkSpan> spans) throws Exception {
    List<P> batch = jobs.stream().map(Job::prepared).toList();
    if (jobs.size() > 1) {
      return worker.run(batch);
    }
    try (WorkSpan.Entered entered = spans.get(0).enter()) {
      return worker.run(batch);
    }
  }

  private Verdict<R> verdict(Outcome<R> outcome, int batchSize, long micros) {
    if (outcome instanceof Outcome.Produced<R> produced) {
      return new Verdict.Computed<>(produced.value(), batchSize, micros);
    } else if (outcome instanceof Outcome.Rejected<R> rejected) {
      return new Verdict.Refused<>(rejected.reason(), rejected.message());
    }
    throw new NullPointerException(worker.getClass().getName() + " gave a null outcome");
  }
}
