package org.memestream.runtime.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.apache.avro.specific.SpecificRecord;

/**
 * Prepares the records of a batch in parallel, on threads that all loops share. Thread-safe.
 *
 * @param <I> event taken in
 * @param <P> a prepared record
 * @param <R> domain result
 */
final class Preparation<I extends SpecificRecord, P, R> {

  private final BatchWorker<I, P, R, ?> worker;
  private final Executor threads;

  Preparation(BatchWorker<I, P, R, ?> worker, Executor threads) {
    this.worker = worker;
    this.threads = threads;
  }

  /**
   * Prepares those that are neither prepared nor decided, and waits for all of them. The last one
   * is prepared by the caller itself, which spares a lone record the way to another thread.
   *
   * @throws Exception the outage that one of them met; the others are prepared nevertheless
   */
  void prepare(List<Job<I, P, R>> jobs) throws Exception {
    List<Job<I, P, R>> open = jobs.stream().filter(j -> !j.isDecided() && !j.isPrepared()).toList();
    List<FutureTask<Outcome<P>>> tasks = new ArrayList<>();
    for (Job<I, P, R> job : open) {
      FutureTask<Outcome<P>> task =
          new FutureTask<>(() -> job.span().within("prepare", () -> worker.prepare(job.event())));
      tasks.add(task);
      if (tasks.size() < open.size()) {
        threads.execute(task);
      } else {
        task.run();
      }
    }
    Optional<Exception> outage = Optional.empty();
    for (int i = 0; i < tasks.size(); i++) {
      Optional<Exception> met = take(open.get(i), tasks.get(i));
      outage = outage.or(() -> met);
    }
    if (outage.isPresent()) {
      throw outage.get();
    }
  }

  private Optional<Exception> take(Job<I, P, R> job, FutureTask<Outcome<P>> task)
      throws InterruptedException {
    try {
      Outcome<P> outcome = task.get();
      if (outcome instanceof Outcome.Produced<P> produced) {
        job.prepared(produced.value());
      } else if (outcome instanceof Outcome.Rejected<P> rejected) {
        job.decide(new Verdict.Refused<>(rejected.reason(), rejected.message()));
      } else {
        throw new NullPointerException("prepare returned null for " + job.position());
      }
      return Optional.empty();
    } catch (ExecutionException e) {
      Optional<Exception> outage = Outages.cause(e.getCause());
      if (outage.isEmpty()) {
        job.decide(new Verdict.Failed<>(Failures.survivable(e.getCause())));
      }
      return outage;
    } catch (NullPointerException e) {
      job.decide(new Verdict.Failed<>(e));
      return Optional.empty();
    }
  }
}
