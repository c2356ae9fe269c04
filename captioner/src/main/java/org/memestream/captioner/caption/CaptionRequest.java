package org.memestream.captioner.caption;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for captions.
 *
 * @param sight what to look at
 * @param label words that steer, in any order; words that the model does not know are ignored
 * @param variant which decoder writes; empty for the usual one
 * @param seed the same request with the same seed gets the same captions
 * @param temperature above 0; low plays safe, high takes risks
 * @param alternatives how many different captions, 1 to 10
 */
public record CaptionRequest(
    Sight sight,
    List<String> label,
    Optional<Variant> variant,
    long seed,
    double temperature,
    int alternatives) {

  /** The temperature that reads best with the shipped model. */
  public static final double DEFAULT_TEMPERATURE = 1.0;

  /** Hotter than this is noise. */
  public static final double HIGHEST_TEMPERATURE = 10;

  /** Most captions to ask for at once. */
  public static final int MOST_ALTERNATIVES = 10;

  public CaptionRequest {
    Objects.requireNonNull(sight, "sight");
    Objects.requireNonNull(variant, "variant");
    label = List.copyOf(label);
    if (!(temperature > 0 && temperature <= HIGHEST_TEMPERATURE)) {
      throw new IllegalArgumentException(
          "a temperature is above 0 and at most %s, not %s"
              .formatted(HIGHEST_TEMPERATURE, temperature));
    }
    if (alternatives < 1 || alternatives > MOST_ALTERNATIVES) {
      throw new IllegalArgumentException(
          "between 1 and %d alternatives can be asked for, not %d"
              .formatted(MOST_ALTERNATIVES, alternatives));
    }
  }

  /** Asks for captions of a picture that is looked at this once. */
  public CaptionRequest(
      RgbPicture picture,
      List<String> label,
      Optional<Variant> variant,
      long seed,
      double temperature,
      int alternatives) {
    this(
        new Sight.Fresh(picture, Optional.empty()),
        label,
        variant,
        seed,
        temperature,
        alternatives);
  }
}
