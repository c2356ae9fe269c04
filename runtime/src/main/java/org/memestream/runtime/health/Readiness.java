package org.memestream.runtime.health;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whether something can do its work now.
 *
 * @param reasons why not, each a sentence for operators; ready when there is none
 */
public record Readiness(List<String> reasons) {

  public Readiness {
    reasons = List.copyOf(reasons);
  }

  /** It can. */
  public static Readiness ready() {
    return new Readiness(List.of());
  }

  /** It cannot, for this reason. */
  public static Readiness unready(String reason) {
    return new Readiness(List.of(reason));
  }

  /** Whether it can. */
  public boolean isReady() {
    return reasons.isEmpty();
  }

  /** Ready when both are. */
  public Readiness and(Readiness other) {
    return new Readiness(Stream.concat(reasons.stream(), other.reasons.stream()).toList());
  }
}
