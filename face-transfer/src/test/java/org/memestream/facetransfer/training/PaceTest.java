package org.memestream.facetransfer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void theRateRisesAndFalls() {
    Pace pace = new Pace(1000, 2, Duration.ofHours(1), Clock.fixed(START, ZoneOffset.UTC), 0);

    assertThat(pace.rate(0)).isLessThan(0.03);
    assertThat(pace.rate(120)).isGreaterThan(1.9);
    assertThat(pace.rate(1000)).isCloseTo(0.02, within(1e-6));
  }

  @Test
  void aLateTrainingEndsInTime() {
    MovingClock clock = new MovingClock();
    Pace pace = new Pace(1000, 2, Duration.ofMinutes(10), clock, 500);
    assertThat(pace.done(500)).isEqualTo(0.5);

    clock.now = START.plus(Duration.ofMinutes(10));

    assertThat(pace.done(501)).isEqualTo(1);
  }

  private static final class MovingClock extends Clock {
    private Instant now = START;

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
