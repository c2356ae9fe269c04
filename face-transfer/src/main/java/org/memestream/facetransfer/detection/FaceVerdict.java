package org.memestream.facetransfer.detection;

import java.util.Objects;

/** Whether a face that was detected can take on or give an expression. */
public sealed interface FaceVerdict {

  /** It can. */
  record Usable() implements FaceVerdict {}

  /**
   * It cannot.
   *
   * @param problem the first that was found
   * @param sentence for people: what is wrong and what to do
   */
  record Unusable(FaceProblem problem, String sentence) implements FaceVerdict {

    public Unusable {
      Objects.requireNonNull(problem, "problem");
      Objects.requireNonNull(sentence, "sentence");
    }
  }
}
