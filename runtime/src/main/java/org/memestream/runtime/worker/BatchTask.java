package org.memestream.runtime.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.memestream.runtime.telemetry.WorkSpan;

/**
 * The work on the batches of one loop, from raw records to rulings that have been published. Runs
 * on the loop's work thread, while the loop itself keeps the locks. Outages are sat out here.
 *
 * @param <I> event taken in
 * @param <P> a prepared record
 * @param <R> domain result
 */
final class BatchTask<I extends SpecificRecord, P, R> implements AutoCloseable {

  private static final long IDLE = 0;

  private final String loop;
  private final Intake<I, P, R> intake;
  private final BatchRun<I, P, R> run;
  private final Judge<I, R, ?> judge;
  private final Runnable flush;
  private final WorkNote note;
  private final PoolState state;
  private final Backoff outageBackoff;
  private final WorkerMetrics metrics;
  private final AtomicLong computingSince = new AtomicLong(IDLE);

  BatchTask(
      String loop,
      Intake<I, P, R> intake,
      BatchRun<I, P, R> run,
      Judge<I, R, ?> judge,
      Runnable flush,
      WorkNote note,
      PoolState state,
      Backoff outageBackoff,
      WorkerMetrics metrics) {
    this.loop = loop;
    this.intake = intake;
    this.run = run;
    this.judge = judge;
    this.flush = flush;
    this.note = note;
    this.state = state;
    this.outageBackoff = outageBackoff;
    this.metrics = metrics;
  }

  /** A step that may meet an outage, and goes on where it was when it is repeated. */
  private interface Step {
    void take() throws Exception;
  }

  /**
   * Does the work, as far as a drain allows.
   *
   * @param alone whether nothing else may run meanwhile
   * @return one ruling for each record; all that they announce has been published
   */
  List<Ruling> process(List<ConsumerRecord<byte[], byte[]>> records, boolean alone)
      throws Exception {
    List<Job<I, P, R>> jobs = new ArrayList<>();
    List<Ruling> told = List.of();
    try {
      told = settle(records, jobs, alone);
      return told;
    } finally {
      endSpans(jobs, told);
    }
  }

  private List<Ruling> settle(
      List<ConsumerRecord<byte[], byte[]>> records, List<Job<I, P, R>> jobs, boolean alone)
      throws Exception {
    List<Ruling> rulings = new ArrayList<>();
    Queue<ConsumerRecord<byte[], byte[]>> unread = new LinkedList<>(records);
    if (!through(() -> read(unread, jobs, rulings))) {
      return released(records);
    }
    List<Job<I, P, R>> open = new ArrayList<>();
    for (Job<I, P, R> job : jobs) {
      Optional<Ruling> ruling = job.isDecided() ? Optional.empty() : judge.beforehand(job);
      ruling.ifPresentOrElse(rulings::add, () -> open.add(job));
    }
    if (!through(() -> compute(open, alone))) {
      return released(records);
    }
    for (Job<I, P, R> job : open) {
      try (WorkSpan.Entered entered = job.span().enter()) {
        rulings.add(judge.rule(job));
      }
    }
    return publish(records, jobs, rulings);
  }

  /** How long the batch that is in work now has been computing, without outages. */
  Duration computing() {
    long since = computingSince.get();
    return since == IDLE ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
  }

  /** Nobody is to be blamed if the process ends now. */
  void abandon() {
    note.end();
  }

  @Override
  public void close() {
    note.close();
  }

  private void endSpans(List<Job<I, P, R>> jobs, List<Ruling> rulings) {
    Map<Position, Ruling> byPosition =
        rulings.stream().collect(Collectors.toMap(Ruling::position, Function.identity()));
    for (Job<I, P, R> job : jobs) {
      Optional.ofNullable(byPosition.get(job.position()))
          .ifPresent(ruling -> ruling.describe(job.span()));
      job.span().end();
    }
  }

  private void read(
      Queue<ConsumerRecord<byte[], byte[]>> unread, List<Job<I, P, R>> jobs, List<Ruling> rulings) {
    while (!unread.isEmpty()) {
      intake.read(unread.element(), jobs, rulings);
      unread.remove();
    }
  }

  private void compute(List<Job<I, P, R>> jobs, boolean alone) throws Exception {
    List<Job<I, P, R>> open = jobs.stream().filter(job -> !job.isDecided()).toList();
    if (open.isEmpty()) {
      return;
    }
    try (WorkPermits.Permit permit =
        alone ? state.permits().alone() : state.permits().inCompany()) {
      note.begin(open.stream().map(Job::position).toList());
      computingSince.set(System.nanoTime());
      run.decide(open);
      note.end();
    } catch (Exception e) {
      // Not for errors: those end the process, and the note then says what it was doing.
      note.end();
      throw e;
    } finally {
      computingSince.set(IDLE);
    }
  }

  private List<Ruling> publish(
      List<ConsumerRecord<byte[], byte[]>> records, List<Job<I, P, R>> jobs, List<Ruling> rulings)
      throws Exception {
    long begun = System.nanoTime();
    List<Ruling> told = new ArrayList<>();
    for (List<Ruling> next = rulings; !next.isEmpty(); ) {
      Publication publication = new Publication(next, flush);
      boolean through = through(publication::publish);
      told.addAll(publication.done());
      if (!through) {
        publication.waiting().forEach(ruling -> told.add(release(ruling.position())));
      }
      next = new ArrayList<>();
      for (Map.Entry<Ruling, Throwable> entry : publication.unwritable().entrySet()) {
        next.add(instead(entry.getKey(), entry.getValue(), records, jobs));
      }
    }
    metrics.published(Duration.ofNanos(System.nanoTime() - begun));
    return told;
  }

  /** What is ruled in place of something that cannot be written. */
  private Ruling instead(
      Ruling ruling,
      Throwable cause,
      List<ConsumerRecord<byte[], byte[]>> records,
      List<Job<I, P, R>> jobs) {
    Position position = ruling.position();
    return jobs.stream()
        .filter(job -> job.position().equals(position))
        .findAny()
        .map(job -> judge.failed(job, cause))
        .orElseGet(
            () ->
                records.stream()
                    .filter(record -> Position.of(record).equals(position))
                    .findAny()
                    .map(record -> intake.withoutContent(record, cause))
                    .orElseThrow());
  }

  /** Takes a step, again and again while there is an outage; false when a drain ends that. */
  private boolean through(Step step) throws Exception {
    for (int outages = 1; ; outages++) {
      try {
        step.take();
        state.outages().end(loop);
        return true;
      } catch (Exception e) {
        Exception outage = Outages.cause(e).orElseThrow(() -> e);
        state.outages().begin(loop, outage);
        if (state.drain().pause(outageBackoff.after(outages))) {
          state.outages().end(loop);
          return false;
        }
      }
    }
  }

  private static List<Ruling> released(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(record -> release(Position.of(record))).toList();
  }

  private static Ruling release(Position position) {
    return Ruling.silently(position, WorkerMetrics.Fate.RELEASED);
  }
}
