package org.memestream.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Waits until a worker says that it waits for something. */
final class Outages {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Outages() {}

  /** Returns when its gauge is up and its readiness names the culprit. */
  static void awaitOutage(ServiceProcess worker, String culprit) {
    await(worker.name() + " is unready because of the " + culprit)
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .ignoreExceptionsInstanceOf(AssertionError.class)
        .until(
            () ->
                worker.metrics().sum("memestream_worker_outage") > 0
                    && worker.reasons().toLowerCase(Locale.ROOT).contains(culprit));
  }
}
