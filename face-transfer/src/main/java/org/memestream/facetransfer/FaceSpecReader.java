package org.memestream.facetransfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.transfer.FaceRegion;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.FailureReason;

/** Reads what an event asks for, and refuses what can never be done before any picture is read. */
final class FaceSpecReader {

  private static final int FEWEST_FRAMES = 2;

  private final int usualFrames;

  /**
   * @param usualFrames of an animation for which none are named
   */
  FaceSpecReader(int usualFrames) {
    this.usualFrames = usualFrames;
  }

  /**
   * What is asked for, without its pictures.
   *
   * @param preset the expression; empty when a driver gives it
   * @param frames of the animation; 0 for a still
   */
  record Wish(
      Optional<Expression> preset,
      double strength,
      FaceSelection faces,
      FaceRegion region,
      int frames) {}

  Wish read(FaceSpec spec) throws RefusedRequestException {
    if (!spec.getConsent()) {
      throw new RefusedRequestException(
          FailureReason.NO_CONSENT,
          "The request does not state that the person in the picture agreed. Ask them, and state"
              + " their consent in the request.");
    }
    return new Wish(
        preset(spec), strength(spec), faces(spec.getFaces()), region(spec), frames(spec));
  }

  private static Optional<Expression> preset(FaceSpec spec) throws RefusedRequestException {
    boolean preset = spec.getExpression() != null;
    if (preset == (spec.getDriver() != null)) {
      throw unsupported(
          "A request names either one expression or one picture to take it from, but this names %s."
              .formatted(preset ? "both" : "neither"));
    }
    if (!preset) {
      return Optional.empty();
    }
    Optional<Expression> expression = Expression.named(spec.getExpression());
    if (expression.isEmpty()) {
      throw unsupported(
          "There is no expression \"%s\". Choose one of: %s."
              .formatted(spec.getExpression(), Expression.allNames()));
    }
    return expression;
  }

  private static double strength(FaceSpec spec) throws RefusedRequestException {
    double strength = spec.getStrength();
    if (!(strength >= 0 && strength <= TransferRequest.MAX_STRENGTH)) {
      throw unsupported(
          "The strength of an expression is 0 to 2, but was %s.".formatted(spec.getStrength()));
    }
    return strength;
  }

  private static FaceSelection faces(String faces) throws RefusedRequestException {
    return FaceSelection.parse(faces)
        .orElseThrow(
            () ->
                unsupported(
                    "Faces are chosen by \"all\", \"largest\" or a number from 1, not by \"%s\"."
                        .formatted(faces)));
  }

  private static FaceRegion region(FaceSpec spec) throws RefusedRequestException {
    return Arrays.stream(FaceRegion.values())
        .filter(region -> region.name().equalsIgnoreCase(spec.getRegion().strip()))
        .findFirst()
        .orElseThrow(
            () ->
                unsupported(
                    "There is no part of a face called \"%s\". Choose one of: %s."
                        .formatted(
                            spec.getRegion(),
                            Arrays.stream(FaceRegion.values())
                                .map(region -> region.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }

  private int frames(FaceSpec spec) throws RefusedRequestException {
    if (!spec.getAnimate()) {
      return 0;
    }
    int frames = spec.getFrames() == 0 ? usualFrames : spec.getFrames();
    if (frames < FEWEST_FRAMES || frames > TransferRequest.MAX_FRAMES) {
      throw unsupported(
          "An animation has %d to %d frames, but %d were asked for."
              .formatted(FEWEST_FRAMES, TransferRequest.MAX_FRAMES, frames));
    }
    return frames;
  }

  private static RefusedRequestException unsupported(String sentence) {
    return new RefusedRequestException(FailureReason.UNSUPPORTED, sentence);
  }
}
