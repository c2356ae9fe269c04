package org.memestream.facetransfer.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a training is and how fast it learns there: the rate rises over the first steps and falls
 * as a cosine (Loshchilov and Hutter 2017) until the steps are done or the time is over.
 */
final class Pace {

  private static final int WARM_UP = 100;
  private static final double LEAST = 0.01;

  private final long steps;
  private final double rate;
  private final Duration time;
  private final Clock clock;
  private final double before;
  private final Instant start;

  /**
   * @param steps in all
   * @param rate highest
   * @param time most that may pass from now on
   * @param first step to come, above 0 after a resume
   */
  Pace(long steps, double rate, Duration time, Clock clock, long first) {
    this.steps = steps;
    this.rate = rate;
    this.time = time;
    this.clock = clock;
    this.before = (double) first / steps;
    this.start = clock.instant();
  }

  /** Share of the training that is done before a step, 0 to 1. */
  double done(long step) {
    double passed = (double) Duration.between(start, clock.instant()).toMillis() / time.toMillis();
    return Math.min(1, Math.max((double) step / steps, before + (1 - before) * passed));
  }

  /** Learning rate of a step. */
  double rate(long step) {
    double warm = Math.min(1, (step + 1.0) / WARM_UP);
    double fallen = 0.5 * (1 + Math.cos(Math.PI * done(step)));
    return rate * warm * (LEAST + (1 - LEAST) * fallen);
  }
}
