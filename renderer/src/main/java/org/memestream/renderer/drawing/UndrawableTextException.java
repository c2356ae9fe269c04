package org.memestream.renderer.drawing;

import java.util.Objects;

/** A text that will never be drawn as it is. */
public final class UndrawableTextException extends UndrawableMemeException {

  private final TextProblem problem;

  /**
   * @param problem typed reason
   * @param sentence what is wrong and what to do; fit for a user to read
   */
  public UndrawableTextException(TextProblem problem, String sentence) {
    super(sentence);
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /** The typed reason. */
  public TextProblem problem() {
    return problem;
  }
}
