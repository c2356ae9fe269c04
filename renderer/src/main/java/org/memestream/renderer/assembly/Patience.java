package org.memestream.renderer.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How long the assembly waits.
 *
 * @param render how long a render may take even when the meme's deadline is nearer
 * @param retention how long a finished meme is remembered so that duplicates are dropped, and how
 *     long parts without a request are kept
 */
public record Patience(Duration render, Duration retention) {

  /** Both must be longer than nothing. */
  public Patience {
    requirePositive("render", render);
    requirePositive("retention", retention);
  }

  /** When something is to be done about the meme although nothing arrives. */
  public Instant due(Progress progress) {
    return switch (progress.phase()) {
      case COLLECTING ->
          progress.request() == null
              ? progress.since().plus(retention)
              : progress.request().getDeadline();
      case RENDERING -> renderDeadline(progress.request().getDeadline(), progress.since());
      case DONE -> progress.since().plus(retention);
    };
  }

  /** The later of the meme's deadline and the time that a render may take. */
  Instant renderDeadline(Instant deadline, Instant assembledAt) {
    Instant renderedBy = assembledAt.plus(render);
    return renderedBy.isAfter(deadline) ? renderedBy : deadline;
  }

  private static void requirePositive(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " is " + value + ", but must be above zero");
    }
  }
}
