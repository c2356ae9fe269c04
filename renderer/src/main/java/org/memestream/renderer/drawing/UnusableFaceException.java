package org.memestream.renderer.drawing;

import java.util.Objects;

/** A style that shows a face was asked for, and the picture has none that it could show. */
public final class UnusableFaceException extends UndrawableMemeException {

  private final FaceProblem problem;

  /**
   * @param problem typed reason
   * @param sentence what is wrong and what to do; fit for a user to read
   */
  public UnusableFaceException(FaceProblem problem, String sentence) {
    super(sentence);
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /** The typed reason. */
  public FaceProblem problem() {
    return problem;
  }
}
