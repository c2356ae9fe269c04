package org.memestream.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkPermitsTest {

  private final WorkPermits permits = new WorkPermits();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void ordinaryBatchesRunSideBySide() throws Exception {
    WorkPermits.Permit mine = permits.inCompany();
    try (mine) {
      Future<?> other =
          threads.submit(
              () -> {
                permits.inCompany().close();
                return null;
              });
      other.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void aSuspectWaitsForAllOthers() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    WorkPermits.Permit mine = permits.inCompany();
    try (mine) {
      threads.submit(
          () -> {
            WorkPermits.Permit alone = permits.alone();
            try (alone) {
              ran.countDown();
            }
            return null;
          });
      await().pollDelay(Duration.ofMillis(50)).until(() -> ran.getCount() == 1);
    }
    assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
  }
}
