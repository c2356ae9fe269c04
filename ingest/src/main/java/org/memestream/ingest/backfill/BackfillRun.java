package org.memestream.ingest.backfill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.memestream.runtime.OutageException;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through a source once. One thread looks for pictures, a few read, check and send them; not
 * more than twice as many as there are threads are held at a time. One picture that is refused does
 * not stop the others; what does not answer for too long ends the run, and another goes on there.
 */
public final class BackfillRun {

  private static final Logger log = LoggerFactory.getLogger(BackfillRun.class);
  private static final int HELD_PER_THREAD = 2;

  private final BackfillJob job;
  private final BackfillSource source;
  private final ItemIntake intake;
  private final RunNotes notes;
  private final RunLimits limits;
  private final BackfillProgress progress;
  private final RunCounts counts = new RunCounts();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  /**
   * @param source stays open
   */
  BackfillRun(
      BackfillJob job,
      BackfillSource source,
      BackfillIntake intake,
      RunNotes notes,
      RunLimits limits,
      BackfillProgress progress) {
    this.job = job;
    this.source = source;
    this.intake = new ItemIntake(job, intake, limits, progress);
    this.notes = notes;
    this.limits = limits;
    this.progress = progress;
  }

  /** What became of the pictures so far. */
  public BackfillSummary summary() {
    return counts.summary();
  }

  /**
   * Goes through it all.
   *
   * @throws IOException when the source cannot be read
   * @throws OutageException or {@link RegistryUnavailableException} when something did not answer
   *     for too long; what was taken until then is noted
   */
  public BackfillSummary run() throws IOException, InterruptedException {
    int most = limits.threads() * HELD_PER_THREAD;
    Semaphore room = new Semaphore(most);
    ExecutorService threads = Executors.newFixedThreadPool(limits.threads());
    Thread counting = new Thread(this::count, "backfill-count");
    counting.setDaemon(true);
    counting.start();
    try {
      source.visit(new Sender(room, threads));
      room.acquire(most);
      throwFailure();
      return summary();
    } finally {
      counting.interrupt();
      threads.shutdownNow();
    }
  }

  private void count() {
    try {
      progress.total(source.count());
    } catch (IOException | RuntimeException e) {
      log.atWarn().setCause(e).log("the pictures are not counted");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void throwFailure() {
    RuntimeException seen = failure.get();
    if (seen != null) {
      throw seen;
    }
  }

  /** Hands what it is shown to the threads. */
  private final class Sender implements BackfillSource.Visitor {

    private final Semaphore room;
    private final ExecutorService threads;
    private final Pace pace = new Pace(limits.perSecond());
    private final String prefix = job.prefix();

    private Sender(Semaphore room, ExecutorService threads) {
      this.room = room;
      this.threads = threads;
    }

    @Override
    public void item(BackfillItem item) throws InterruptedException {
      String digits = BackfillJob.digits(item.key());
      long hash = BackfillJob.hash(digits);
      if (!notes.claim(hash)) {
        counts.takenBefore();
        progress.done();
        return;
      }
      pace.await();
      room.acquire();
      throwFailure();
      threads.execute(
          () -> {
            try {
              work(item, prefix + digits, hash);
            } finally {
              room.release();
            }
          });
    }

    @Override
    public void refused(String place, ItemProblem problem, String sentence) {
      BackfillRun.this.refused(place, problem.name(), sentence);
    }

    @Override
    public void passedOver() {
      counts.passedOver();
    }
  }

  private void work(BackfillItem item, String id, long hash) {
    if (failure.get() != null) {
      return;
    }
    try {
      ItemIntake.Result result = intake.take(item, id);
      if (result instanceof ItemIntake.Result.Refused refused) {
        refused(item.place(), refused.reason(), refused.sentence());
      } else {
        notes.taken(hash);
        counts.taken();
        progress.done();
      }
    } catch (OutageException | KafkaException e) {
      failure.compareAndSet(null, e);
    } catch (IOException e) {
      failure.compareAndSet(
          null, new UncheckedIOException("cannot note what was taken: " + e.getMessage(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.atError().setCause(e).addKeyValue("meme", id).log("a picture was not taken");
      refused(item.place(), "UNEXPECTED", "Something went wrong with this one: " + e);
    } catch (Error e) {
      failure.compareAndSet(null, new IllegalStateException("a thread died: " + e, e));
      throw e;
    }
  }

  private void refused(String place, String reason, String sentence) {
    counts.refused(reason);
    notes.refused(place, reason, sentence);
    progress.done();
  }
}
