package org.memestream.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(35));

  @Test
  void doublesUpToTheCap() {
    assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(10));
    assertThat(backoff.after(2)).isEqualTo(Duration.ofMillis(20));
    assertThat(backoff.after(3)).isEqualTo(Duration.ofMillis(35));
    assertThat(backoff.after(1_000_000)).isEqualTo(Duration.ofMillis(35));
  }

  @Test
  void refusesACapBelowTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}
