package org.memestream.ingest;

import java.util.Objects;
import org.memestream.schemas.FaceSpec;

/**
 * Which facial expression to put on the picture's faces.
 *
 * @param expression preset name, such as {@code smile}; the face stage knows which there are
 * @param strength 0 (none) to 2 (exaggerated)
 * @param faces {@code all}, {@code largest}, or the 1-based number of one face, ordered by size
 * @param need what happens to the meme when the transfer cannot be made
 * @param consent whether the person in the picture agreed; without it no face is touched
 */
public record ExpressionOrder(
    String expression, float strength, String faces, Need need, Consent consent) {

  /** What happens to the meme when the transfer cannot be made. */
  public enum Need {
    /** The meme goes on without and says so. */
    BEST_EFFORT,
    /** The meme fails. */
    REQUIRED
  }

  /** What the requester states about the person in the picture. */
  public enum Consent {
    /** Nothing was stated. */
    NOT_STATED,
    /** The person agreed. */
    STATED
  }

  public ExpressionOrder {
    expression = expression.strip();
    if (expression.isEmpty()) {
      throw new IllegalArgumentException("expression must be a name such as smile, but was blank");
    }
    if (!(strength >= 0 && strength <= 2)) {
      throw new IllegalArgumentException("strength must be 0 to 2, but was " + strength);
    }
    Objects.requireNonNull(faces, "faces");
    Objects.requireNonNull(need, "need");
    Objects.requireNonNull(consent, "consent");
  }

  /** That expression on all faces at strength 1, as best effort. */
  public static ExpressionOrder of(String expression, Consent consent) {
    return new ExpressionOrder(expression, 1, "all", Need.BEST_EFFORT, consent);
  }

  FaceSpec spec() {
    return FaceSpec.newBuilder()
        .setExpression(expression)
        .setStrength(strength)
        .setFaces(faces)
        .setRequired(need == Need.REQUIRED)
        .setConsent(consent == Consent.STATED)
        .build();
  }
}
