package org.memestream.renderer.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.memestream.runtime.OutageException;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.lifecycle.Service;
import org.memestream.runtime.store.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps the store once in a while, in the background. A mark in the store says when that was last
 * done: of many processes, one sweeps and the others see the mark. Two that look at the same moment
 * both sweep, which costs time and nothing else. An outage puts the sweep off.
 */
public final class RetentionService implements Service {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionService.class);
  private static final String MARK = "retention/last-sweep";

  /** Long enough for the services to have started. */
  private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

  private final RetentionConfig config;
  private final Supplier<ObjectStore> opening;
  private final Clock clock;
  private final Counter removed;
  private final AtomicLong lastSweep = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "retention");

  /**
   * @param opening opens the store, which this service closes
   */
  public RetentionService(
      RetentionConfig config, Supplier<ObjectStore> opening, MeterRegistry metrics, Clock clock) {
    this.config = config;
    this.opening = opening;
    this.clock = clock;
    this.removed = metrics.counter("memestream.retention.removed");
    Gauge.builder("memestream.retention.last.sweep", lastSweep, AtomicLong::get)
        .description("When the store was last swept by any process, since 1970; 0 before that")
        .baseUnit("seconds")
        .register(metrics);
  }

  @Override
  public String name() {
    return "retention";
  }

  @Override
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public Readiness readiness() {
    return Readiness.ready();
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    closing.await();
  }

  @Override
  public void close() {
    closing.countDown();
  }

  private void run() {
    Duration pause = FIRST_LOOK.compareTo(config.interval()) < 0 ? FIRST_LOOK : config.interval();
    try {
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        attempt();
        pause = config.interval();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() {
    try (ObjectStore store = opening.get()) {
      sweepIfDue(store);
    } catch (OutageException e) {
      LOG.atWarn().addKeyValue("because", e.getMessage()).log("expired objects wait");
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("expired objects were not removed");
    }
  }

  /** Whether it was time, and this process did it. */
  boolean sweepIfDue(ObjectStore store) {
    Instant now = clock.instant();
    boolean[] recent = {false};
    store.visit(
        MARK,
        mark -> {
          lastSweep.set(mark.writtenAt().getEpochSecond());
          recent[0] |= mark.writtenAt().isAfter(now.minus(config.interval().dividedBy(2)));
        });
    if (recent[0]) {
      return false;
    }
    store.put(MARK, now.toString().getBytes(StandardCharsets.US_ASCII), "text/plain");
    RetentionPolicy policy = RetentionPolicy.of(config);
    int count = new RetentionSweep(store, policy, clock, config.mostMemes()).sweep();
    removed.increment(count);
    lastSweep.set(now.getEpochSecond());
    LOG.atInfo().addKeyValue("removed", count).log("removed expired objects");
    return true;
  }
}
