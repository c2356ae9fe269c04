package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.memestream.faults.Ledger.Outcomes;
import org.memestream.schemas.Topics;

/** Workers whose clocks are wrong by an hour, in both directions. */
@Tag("long")
@ExtendWith(SharedCluster.class)
class ClockSkewSystemTest {

  private static final int MEMES = 60;
  private static final double PER_SECOND = 6;
  private static final Duration SKEW = Duration.ofHours(1);

  @Test
  void aWrongClockOfAWorkerChangesNoOutcome(Cluster cluster) {
    ServiceProcess ahead = cluster.service("captioner");
    ServiceProcess behind = cluster.service("renderer");
    ahead.withOptions(FaultAgent.skewedBy(SKEW.toSeconds(), cluster.folder())).stop();
    behind.withOptions(FaultAgent.skewedBy(-SKEW.toSeconds(), cluster.folder())).stop();
    ahead.start().awaitReady();
    behind.start().awaitReady();
    try (FaultCase fault =
        FaultCase.begin(
            cluster, "captioner an hour ahead, renderer an hour behind", MEMES, PER_SECOND)) {
      fault.over();

      Outcomes outcomes = fault.verify();

      assertThat(outcomes.failed()).isEmpty();
      assertThat(outcomes.finished()).hasSize(MEMES);
      Instant now = Instant.now();
      assertThat(captionsFromTheFuture(fault)).as("the clock was wrong").isTrue();
      assertThat(outcomes.finished().values())
          .allSatisfy(all -> assertThat(all.get(0).getFinishedAt()).isBefore(now));
    } finally {
      List.of(ahead, behind).forEach(worker -> worker.withOptions(List.of()).stop());
    }
  }

  private static boolean captionsFromTheFuture(FaultCase fault) {
    Instant soon = Instant.now().plus(SKEW.dividedBy(2));
    return fault.ledger().scan(Topics.CAPTIONED).stream()
        .map(record -> record.headers().lastHeader("ce_time").value())
        .map(time -> Instant.parse(new String(time, StandardCharsets.UTF_8)))
        .allMatch(time -> time.isAfter(soon));
  }
}
