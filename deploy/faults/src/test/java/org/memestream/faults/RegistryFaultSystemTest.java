package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.memestream.faults.Ledger.Outcomes;

/** The schema registry goes away while services are started that know no schema yet. */
@Tag("long")
@ExtendWith(SharedCluster.class)
class RegistryFaultSystemTest {

  private static final int MEMES = 100;
  private static final double PER_SECOND = 8;

  @Test
  void memesWaitForTheRegistry(Cluster cluster) {
    try (FaultCase fault = FaultCase.begin(cluster, "registry down", MEMES, PER_SECOND)) {
      fault.awaitUnderWay();

      cluster.registry().kill();
      // A process that runs knows its schemas by heart; one that starts has to ask.
      cluster.service("renderer").kill();
      cluster.service("assembly").kill();
      cluster.service("renderer").start();
      cluster.service("assembly").start();
      fault.load().awaitAsked(MEMES);
      Outages.awaitOutage(cluster.service("renderer"), "registry");
      fault.tell("renderer: worker.outage 1, unready with the registry's address");
      cluster.registry().start().awaitReady();
      fault.over();

      Outcomes outcomes = fault.verify();
      assertThat(outcomes.failed()).isEmpty();
      assertThat(outcomes.finished()).hasSize(MEMES);
    }
  }
}
