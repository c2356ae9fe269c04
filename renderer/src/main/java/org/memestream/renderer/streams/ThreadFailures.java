package org.memestream.renderer.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what happens when a stream thread dies. It is replaced, up to a number of times within a
 * period; then the whole topology stops. A registry that does not answer never counts: after a
 * pause the thread is replaced however often it takes. Thread-safe.
 */
public final class ThreadFailures implements StreamsUncaughtExceptionHandler, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ThreadFailures.class);

  private final int limit;
  private final Duration period;
  private final Duration pause;
  private final Clock clock;
  private final Deque<Instant> replacements = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param limit replacements allowed within a period, at least 0
   * @param period over which replacements count
   * @param pause how long to wait before a thread is replaced because of an outage
   * @param clock tells when
   */
  public ThreadFailures(int limit, Duration period, Duration pause, Clock clock) {
    if (limit < 0) {
      throw new IllegalArgumentException("limit is " + limit + ", but must be 0 or more");
    }
    this.limit = limit;
    this.period = period;
    this.pause = pause;
    this.clock = clock;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    if (Causes.find(failure, RegistryUnavailableException.class).isPresent()) {
      log.atWarn().log("assembly waits for the schema registry: {}", failure.getMessage());
      pause();
      return replaced();
    }
    if (failure instanceof Error || !mayReplace()) {
      log.atError()
          .addKeyValue("limit", limit)
          .addKeyValue("period", period)
          .setCause(failure)
          .log("assembly stops: a thread failed, and threads were replaced too often already");
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    log.atError().setCause(failure).log("assembly replaces a failed thread");
    return replaced();
  }

  /**
   * Streams asks on the thread that failed, and lets the failure end it when another takes its
   * place. That is no reason for the process to end, as it does when any thread dies.
   */
  private static StreamThreadExceptionResponse replaced() {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, failure) ->
                log.atInfo().addKeyValue("thread", thread.getName()).log("failed thread ended"));
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private synchronized boolean mayReplace() {
    Instant now = clock.instant();
    while (!replacements.isEmpty() && replacements.peek().isBefore(now.minus(period))) {
      replacements.remove();
    }
    if (replacements.size() >= limit) {
      return false;
    }
    replacements.add(now);
    return true;
  }

  private void pause() {
    try {
      closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends pauses, so that the topology can close at once. */
  @Override
  public void close() {
    closed.countDown();
  }
}
