package org.memestream.facetransfer;

import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.FailureReason;

/** Reads what an event asks for, and refuses what can never be done before any picture is read. */
final class FaceSpecReader {

  private static final float MAX_STRENGTH = 2;

  /** The faces that are meant. */
  FaceSelection read(FaceSpec spec) throws RefusedRequestException {
    if (!spec.getConsent()) {
      throw new RefusedRequestException(
          FailureReason.NO_CONSENT,
          "The request does not state that the person in the picture agreed. Ask them, and state"
              + " their consent in the request.");
    }
    requireOneSource(spec);
    if (!(spec.getStrength() >= 0 && spec.getStrength() <= MAX_STRENGTH)) {
      throw unsupported(
          "The strength of an expression is 0 to 2, but was %s.".formatted(spec.getStrength()));
    }
    return FaceSelection.parse(spec.getFaces())
        .orElseThrow(
            () ->
                unsupported(
                    "Faces are chosen by \"all\", \"largest\" or a number from 1, not by \"%s\"."
                        .formatted(spec.getFaces())));
  }

  private static void requireOneSource(FaceSpec spec) throws RefusedRequestException {
    boolean preset = spec.getExpression() != null;
    if (preset == (spec.getDriver() != null)) {
      throw unsupported(
          "A request names either one expression or one picture to take it from, but this names %s."
              .formatted(preset ? "both" : "neither"));
    }
    if (preset && Expression.named(spec.getExpression()).isEmpty()) {
      throw unsupported(
          "There is no expression \"%s\". Choose one of: %s."
              .formatted(spec.getExpression(), Expression.allNames()));
    }
  }

  private static RefusedRequestException unsupported(String sentence) {
    return new RefusedRequestException(FailureReason.UNSUPPORTED, sentence);
  }
}
