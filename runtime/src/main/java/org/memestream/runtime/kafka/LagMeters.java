package org.memestream.runtime.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures every now and then how many records wait for those who read them: the gauge {@code
 * memestream.lag.records} by stage and topic. It is not a number while nobody can tell. All
 * processes of a group measure the same, so that dashboards take the highest and add nothing up.
 */
public final class LagMeters implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LagMeters.class);
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final MeterRegistry meters;
  private final Duration interval;
  private final List<Runnable> readings = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "lag");
  private boolean told = true;

  /** Finds out how far somebody is behind, by topic. */
  @FunctionalInterface
  public interface Reading {

    /**
     * @throws RuntimeException when that cannot be told now
     */
    Map<String, Long> lag() throws InterruptedException;
  }

  public LagMeters(MeterRegistry meters) {
    this(meters, INTERVAL);
  }

  LagMeters(MeterRegistry meters, Duration interval) {
    this.meters = meters;
    this.interval = interval;
    this.thread.setDaemon(true);
  }

  /**
   * Adds something to measure, before the start.
   *
   * @param stage who reads
   * @param topics what is read; other topics of the reading are passed over
   */
  public LagMeters watch(String stage, Collection<String> topics, Reading reading) {
    Map<String, Double> latest = new ConcurrentHashMap<>();
    for (String topic : topics) {
      Gauge.builder("memestream.lag.records", () -> latest.getOrDefault(topic, Double.NaN))
          .tags("stage", stage, "topic", topic)
          .register(meters);
    }
    readings.add(() -> read(topics, reading, latest));
    return this;
  }

  /** Begins to measure. */
  public LagMeters start() {
    thread.start();
    return this;
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
  }

  private void run() {
    try {
      do {
        readings.forEach(Runnable::run);
      } while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Collection<String> topics, Reading reading, Map<String, Double> latest) {
    try {
      Map<String, Long> lag = reading.lag();
      topics.forEach(topic -> latest.put(topic, (double) lag.getOrDefault(topic, 0L)));
      told = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      latest.clear();
      // Once an outage is enough: it is told elsewhere as well.
      if (told && closing.getCount() > 0) {
        log.atWarn().addKeyValue("because", e.getMessage()).log("lag cannot be measured");
      }
      told = false;
    }
  }
}
