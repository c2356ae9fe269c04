package org.memestream.runtime.lifecycle;

import java.util.concurrent.CountDownLatch;
import org.memestream.runtime.health.Readiness;

/** Does nothing until it is closed. */
class FakeService implements Service {

  final CountDownLatch started = new CountDownLatch(1);
  final CountDownLatch closed = new CountDownLatch(1);

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public void start() {
    started.countDown();
  }

  @Override
  public Readiness readiness() {
    return Readiness.ready();
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
