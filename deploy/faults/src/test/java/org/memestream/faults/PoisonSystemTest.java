package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.memestream.faults.Ledger.Outcomes;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeFailed;

/** One picture on which native code crashes, and the process of the worker with it. */
@ExtendWith(SharedCluster.class)
class PoisonSystemTest {

  private static final int MEMES = 60;
  private static final double PER_SECOND = 10;
  private static final int ATTEMPTS = 3;
  private static final String WORKER = "org.memestream.renderer.RenderWorker";

  @Test
  void itIsReportedAfterItsDeathsAndNobodyElseSuffers(Cluster cluster) throws Exception {
    ServiceProcess renderer = cluster.service("renderer");
    String poison = "native-crash-on-one-picture-00030";
    renderer.withOptions(FaultAgent.crashOn(poison, WORKER, cluster.folder())).stop();
    renderer.start().awaitReady();
    int starts = renderer.starts();
    long crashesBefore = crashes(renderer);
    try (FaultCase fault =
        FaultCase.begin(cluster, "native crash on one picture", MEMES, PER_SECOND)) {
      fault.over().load().goOn();

      await("the poison is given up")
          .atMost(Duration.ofMinutes(8))
          .until(
              () -> {
                renderer.reviveIfDead();
                return fault.ledger().ended().contains(poison);
              });

      renderer.awaitReady();
      double exhausted =
          renderer.metrics().sum("memestream_worker_records_total", "outcome=\"exhausted\"");
      Outcomes outcomes =
          fault
              .tell("%d crashes, renderer: exhausted %.0f".formatted(ATTEMPTS, exhausted))
              .verify();
      assertThat(exhausted).isEqualTo(1);
      assertThat(outcomes.failed()).containsOnlyKeys(poison);
      MemeFailed failed = outcomes.failed().get(poison).get(0);
      assertThat(failed.getReason()).isEqualTo(FailureReason.RETRIES_EXHAUSTED);
      assertThat(outcomes.finished()).hasSize(MEMES - 1);
      assertThat(renderer.starts() - starts).isEqualTo(ATTEMPTS);
      assertThat(crashes(renderer) - crashesBefore).as("SIGSEGV").isEqualTo(ATTEMPTS);
    } finally {
      renderer.withOptions(List.of()).stop();
    }
  }

  /** Reports that the JVM wrote when it crashed. */
  private static long crashes(ServiceProcess process) throws Exception {
    try (Stream<Path> files = Files.list(process.folder())) {
      return files.filter(file -> file.getFileName().toString().startsWith("crash-")).count();
    }
  }
}
