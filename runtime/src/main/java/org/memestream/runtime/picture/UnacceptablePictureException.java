package org.memestream.runtime.picture;

import java.util.Objects;

/** A file that will never be a picture here; trying again is pointless. */
public final class UnacceptablePictureException extends Exception {

  private final PictureProblem problem;

  /**
   * @param problem typed reason
   * @param sentence what is wrong, which value, and what is allowed; fit for a user to read
   */
  public UnacceptablePictureException(PictureProblem problem, String sentence) {
    super(Objects.requireNonNull(sentence, "sentence"));
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /** As above, with what made it known. */
  public UnacceptablePictureException(PictureProblem problem, String sentence, Throwable cause) {
    super(sentence, cause);
    this.problem = problem;
  }

  /** The typed reason. */
  public PictureProblem problem() {
    return problem;
  }
}
