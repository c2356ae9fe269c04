package org.memestream.ingest.gateway.access;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;

/** Holds each owner to what one may do. Owners come from the configuration, so they are few. */
public final class Quotas {

  private static final Duration SOON = Duration.ofSeconds(1);

  /** Something of which an owner has so many at the same time. */
  public interface Slot extends AutoCloseable {

    /** Gives it back. */
    @Override
    void close();
  }

  private record Account(
      TokenBucket uploads, TokenBucket requests, Semaphore uploading, Semaphore streams) {}

  private final QuotaSettings settings;
  private final LongSupplier nanoTime;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /**
   * @param nanoTime a clock that only goes forward
   */
  public Quotas(QuotaSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  /**
   * Counts a request that is no upload.
   *
   * @throws org.memestream.ingest.gateway.problem.ProblemException when there were too many
   */
  public void request(String owner) {
    take(account(owner).requests(), "requests");
  }

  /**
   * Counts an upload, and holds a place for it.
   *
   * @throws org.memestream.ingest.gateway.problem.ProblemException when there were too many, or are
   *     too many now
   */
  public Slot upload(String owner) {
    Account account = account(owner);
    Slot slot =
        hold(
            account.uploading(),
            Reason.TOO_MANY_UPLOADS,
            "%d uploads are under way already; wait for one of them."
                .formatted(settings.uploadsAtOnce()));
    try {
      take(account.uploads(), "uploads");
      return slot;
    } catch (RuntimeException e) {
      slot.close();
      throw e;
    }
  }

  /**
   * Holds a place for a stream of events.
   *
   * @throws org.memestream.ingest.gateway.problem.ProblemException when there are too many
   */
  public Slot stream(String owner) {
    return hold(
        account(owner).streams(),
        Reason.TOO_MANY_REQUESTS,
        "%d streams of events are open already; close one.".formatted(settings.streamsAtOnce()));
  }

  private Account account(String owner) {
    return accounts.computeIfAbsent(
        owner,
        name ->
            new Account(
                new TokenBucket(settings.uploadsPerSecond(), settings.uploadBurst(), nanoTime),
                new TokenBucket(settings.requestsPerSecond(), settings.requestBurst(), nanoTime),
                new Semaphore(settings.uploadsAtOnce()),
                new Semaphore(settings.streamsAtOnce())));
  }

  private static void take(TokenBucket bucket, String what) {
    Optional<Duration> wait = bucket.take();
    if (wait.isPresent()) {
      throw Problem.of(Reason.TOO_MANY_REQUESTS, "There were too many " + what + "; wait a moment.")
          .after(wait.get())
          .exception();
    }
  }

  private static Slot hold(Semaphore places, Reason reason, String sentence) {
    if (!places.tryAcquire()) {
      throw Problem.of(reason, sentence).after(SOON).exception();
    }
    return places::release;
  }
}
