package org.memestream.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LaneGateTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void theFirstLaneNeverWaits() throws Exception {
    LaneGate gate = new LaneGate(2, LONG, LONG);
    gate.enter(0);
    gate.enter(1);
    assertThat(gate.awaitTurn(0, Duration.ZERO)).isTrue();
  }

  @Test
  void theSecondLaneWaitsWhileTheFirstWorks() throws Exception {
    LaneGate gate = new LaneGate(2, Duration.ZERO, Duration.ZERO);
    gate.enter(0);
    gate.enter(0);
    gate.leave(0);
    assertThat(gate.awaitTurn(1, SHORT)).isFalse();
    gate.leave(0);
    assertThat(gate.awaitTurn(1, SHORT)).isTrue();
  }

  @Test
  void theSecondLaneWaitsUntilTheFirstFoundNothingForAWhile() throws Exception {
    LaneGate gate = new LaneGate(2, Duration.ZERO, Duration.ofMillis(50));
    gate.enter(0);
    gate.leave(0);
    assertThat(gate.awaitTurn(1, Duration.ofMillis(5))).isFalse();
    assertThat(gate.awaitTurn(1, LONG)).isTrue();
  }

  @Test
  void theSecondLaneWaitsAtTheStart() throws Exception {
    LaneGate gate = new LaneGate(2, LONG, Duration.ZERO);
    assertThat(gate.awaitTurn(1, SHORT)).isFalse();
  }

  @Test
  void whoWaitsIsToldAtOnce() throws Exception {
    LaneGate gate = new LaneGate(2, Duration.ZERO, Duration.ZERO);
    gate.enter(0);
    CompletableFuture<Boolean> turn =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return gate.awaitTurn(1, LONG);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    gate.leave(0);
    assertThat(turn.get(5, TimeUnit.SECONDS)).isTrue();
  }
}
