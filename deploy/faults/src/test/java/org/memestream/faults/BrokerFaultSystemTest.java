package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.memestream.faults.Ledger.Outcomes;

/** The broker goes away under everything that stands on it. */
@Tag("long")
@ExtendWith(SharedCluster.class)
class BrokerFaultSystemTest {

  private static final int MEMES = 150;
  private static final double PER_SECOND = 5;
  private static final Duration PAUSE = Duration.ofSeconds(60);

  @Test
  void aBrokerThatIsKilledAndComesBackCostsNoMeme(Cluster cluster) {
    try (FaultCase fault = FaultCase.begin(cluster, "kill -9 of the broker", MEMES, PER_SECOND)) {
      fault.awaitUnderWay();

      cluster.broker().kill();
      cluster.broker().start().awaitReady();
      fault.over();

      check(fault, cluster);
    }
  }

  @Test
  void aBrokerThatIsRestartedInOrderCostsNoMeme(Cluster cluster) {
    try (FaultCase fault = FaultCase.begin(cluster, "restart of the broker", MEMES, PER_SECOND)) {
      fault.awaitUnderWay();

      cluster.broker().stop();
      cluster.broker().start().awaitReady();
      fault.over();

      check(fault, cluster);
    }
  }

  @Test
  void aBrokerThatStandsStillForAMinuteCostsNoMeme(Cluster cluster) {
    try (FaultCase fault =
        FaultCase.begin(cluster, "broker stopped for 60 s", 2 * MEMES, PER_SECOND)) {
      fault.awaitUnderWay();

      cluster.broker().pause();
      Instant paused = Instant.now();
      await("a minute has passed")
          .atMost(PAUSE.multipliedBy(2))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> Instant.now().isAfter(paused.plus(PAUSE)));
      cluster.broker().resume();
      fault.over();

      check(fault, cluster);
    }
  }

  /** What was taken is made; what could not be sent, its asker was told of. */
  private static void check(FaultCase fault, Cluster cluster) {
    Outcomes outcomes =
        fault
            .tellAtTheEnd(() -> "workers: locks lost %.0f so far".formatted(locksLost(cluster)))
            .verify();
    assertThat(outcomes.deadLetters()).isEmpty();
    assertThat(FaultCase.reasons(outcomes)).isSubsetOf("OBJECT_MISSING");
    assertThat(outcomes.failed().size())
        .isLessThanOrEqualTo(fault.load().awaitAnswers().refusals().size());
  }

  private static double locksLost(Cluster cluster) {
    return cluster.services().stream()
        .mapToDouble(service -> service.metrics().sum("memestream_worker_locks_lost_total"))
        .sum();
  }
}
