package org.memestream.ingest.backfill;

import java.util.Objects;

/** A picture that cannot be had, or a line that names none. A sentence for the user. */
public final class UnreadableItemException extends Exception {

  private final ItemProblem problem;

  UnreadableItemException(ItemProblem problem, String sentence) {
    super(sentence);
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /** Typed. */
  public ItemProblem problem() {
    return problem;
  }
}
