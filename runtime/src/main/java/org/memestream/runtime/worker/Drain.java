package org.memestream.runtime.worker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The order to stop, and how long finishing may take. Thread-safe; given once, never revoked. */
final class Drain {

  private final CountDownLatch ordered = new CountDownLatch(1);
  private volatile long deadlineNanos;

  /** Orders the stop; later orders change nothing. */
  synchronized void order(Duration timeout) {
    if (!isOrdered()) {
      deadlineNanos = System.nanoTime() + timeout.toNanos();
      ordered.countDown();
    }
  }

  boolean isOrdered() {
    return ordered.getCount() == 0;
  }

  /** Whether the time for finishing is over. */
  boolean isOver() {
    return isOrdered() && System.nanoTime() - deadlineNanos >= 0;
  }

  /** Time left for finishing; zero when there is none. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
  }

  /** Waits that long, or until the order comes, and returns whether it has come. */
  boolean pause(Duration time) throws InterruptedException {
    return ordered.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
