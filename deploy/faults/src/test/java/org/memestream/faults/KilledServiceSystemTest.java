package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.faults.Ledger.Outcomes;

/** {@code kill -9} of each service in turn, which is then started again. */
@ExtendWith(SharedCluster.class)
class KilledServiceSystemTest {

  private static final int MEMES = 100;
  private static final double PER_SECOND = 8;

  @Test
  void aKilledRendererCostsNoMeme(Cluster cluster) {
    check(cluster, "renderer");
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"captioner", "face-transfer", "assembly"})
  void aKilledServiceCostsNoMeme(String service, Cluster cluster) {
    check(cluster, service);
  }

  private static void check(Cluster cluster, String service) {
    try (FaultCase fault =
        FaultCase.begin(cluster, "kill -9 of the " + service, MEMES, PER_SECOND)) {
      fault.awaitUnderWay();

      cluster.service(service).kill();
      fault.over();
      cluster.service(service).start();

      Outcomes outcomes = fault.tellAtTheEnd(() -> sinceItsRestart(cluster, service)).verify();
      assertThat(outcomes.failed()).isEmpty();
      assertThat(outcomes.finished()).hasSize(MEMES);
    }
  }

  @Tag("long")
  @Test
  void aKilledGatewayCostsNoMemeThatWasAskedForAgain(Cluster cluster) {
    try (FaultCase fault =
        FaultCase.begin(
            cluster,
            "kill -9 of the gateway",
            new GatewaySubmitter(cluster, "gateway"),
            2 * MEMES,
            4 * PER_SECOND)) {
      fault.awaitUnderWay();
      fault.load().awaitAsked(MEMES + MEMES / 4);

      cluster.service("gateway").kill();
      fault.over();
      cluster.service("gateway").start();

      Outcomes outcomes =
          fault
              .tellAtTheEnd(
                  () ->
                      "gateway since its restart: requests %.0f"
                          .formatted(
                              cluster
                                  .service("gateway")
                                  .metrics()
                                  .sum("memestream_gateway_requests_seconds_count")))
              .verify();
      assertThat(outcomes.failed()).isEmpty();
      assertThat(outcomes.finished()).hasSize(2 * MEMES);
    }
  }

  private static String sinceItsRestart(Cluster cluster, String service) {
    Metrics metrics = cluster.service(service).metrics();
    return service.equals("assembly")
        ? "assembly since its restart: finished %.0f"
            .formatted(metrics.sum("memestream_memes_total", "outcome=\"finished\""))
        : "%s since its restart: produced %.0f"
            .formatted(
                service, metrics.sum("memestream_worker_records_total", "outcome=\"produced\""));
  }
}
