package org.memestream.ingest.backfill;

import java.time.Duration;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.RefusedOrderException;
import org.memestream.ingest.fetch.UnreachableUrlException;
import org.memestream.runtime.OutageException;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.schemas.serde.RegistryUnavailableException;

/**
 * Takes one picture: reads it, makes the order and hands that on. Waits for what does not answer; a
 * picture whose address does not answer is tried a few times. Thread-safe.
 */
final class ItemIntake {

  private static final int FETCHES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final int MOST_DOUBLINGS = 5;

  private final BackfillJob job;
  private final BackfillIntake intake;
  private final RunLimits limits;
  private final BackfillProgress progress;

  ItemIntake(BackfillJob job, BackfillIntake intake, RunLimits limits, BackfillProgress progress) {
    this.job = job;
    this.intake = intake;
    this.limits = limits;
    this.progress = progress;
  }

  /** What became of it. */
  sealed interface Result {

    /** It is on its way. */
    record Taken() implements Result {}

    /**
     * It is not wanted.
     *
     * @param reason typed, in upper case
     */
    record Refused(String reason, String sentence) implements Result {}
  }

  /**
   * @throws OutageException or {@link RegistryUnavailableException} when something did not answer
   *     for too long
   */
  Result take(BackfillItem item, String id) throws InterruptedException {
    long begin = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return attempted(item, id);
      } catch (OutageException | RegistryUnavailableException e) {
        if (System.nanoTime() - begin > limits.outage().toNanos()) {
          throw e;
        }
        progress.waiting(e.getMessage());
      }
      pause(attempt);
    }
  }

  private Result attempted(BackfillItem item, String id) throws InterruptedException {
    try {
      byte[] picture = read(item);
      MemeOrder order;
      try {
        order = job.order(item, id, picture, limits.deadline());
      } catch (IllegalArgumentException e) {
        return new Result.Refused(ItemProblem.INVALID_FIELD.name(), e.getMessage());
      }
      intake.take(order);
      return new Result.Taken();
    } catch (UnreadableItemException e) {
      return new Result.Refused(e.problem().name(), e.getMessage());
    } catch (UnreachableUrlException e) {
      return new Result.Refused(ItemProblem.URL_UNREACHABLE.name(), e.getMessage());
    } catch (UnacceptablePictureException e) {
      return new Result.Refused(e.problem().name(), e.getMessage());
    } catch (RefusedOrderException e) {
      return new Result.Refused(e.reason().name(), e.getMessage());
    }
  }

  private static byte[] read(BackfillItem item)
      throws UnreadableItemException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return item.content().read();
      } catch (UnreachableUrlException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException("the fetch was interrupted");
        }
        if (attempt == FETCHES) {
          throw e;
        }
      }
      pause(attempt);
    }
  }

  private static void pause(int attempt) throws InterruptedException {
    Thread.sleep(FIRST_PAUSE.toMillis() << Math.min(MOST_DOUBLINGS, attempt - 1));
  }
}
