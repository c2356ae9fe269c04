package org.memestream.ingest;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.memestream.schemas.CaptionMode;
import org.memestream.schemas.CaptionSpec;

/**
 * What text a meme shall carry. With a top or bottom text it carries exactly those; with neither,
 * the model writes both. Blank text counts as none.
 *
 * @param label words that describe the picture or the mood, for the model
 * @param top upper text
 * @param bottom lower text
 * @param variant decoder variant; empty takes the default
 * @param alternatives how many different captions, 1 to 10
 * @param temperature sampling temperature above 0; empty takes the model's default
 * @param seed makes the caption reproducible; empty draws one from the meme id
 */
public record CaptionOrder(
    Optional<String> label,
    Optional<String> top,
    Optional<String> bottom,
    Optional<String> variant,
    int alternatives,
    OptionalDouble temperature,
    OptionalLong seed) {

  /** Most captions that one order may ask for. */
  public static final int MAX_ALTERNATIVES = 10;

  public CaptionOrder {
    label = notBlank(label);
    top = notBlank(top);
    bottom = notBlank(bottom);
    variant = notBlank(variant);
    Objects.requireNonNull(temperature, "temperature");
    Objects.requireNonNull(seed, "seed");
    if (alternatives < 1 || alternatives > MAX_ALTERNATIVES) {
      throw new IllegalArgumentException(
          "alternatives must be 1 to %d, but was %d".formatted(MAX_ALTERNATIVES, alternatives));
    }
    if (temperature.isPresent()
        && !(temperature.getAsDouble() > 0 && Double.isFinite(temperature.getAsDouble()))) {
      throw new IllegalArgumentException(
          "temperature must be above 0, but was " + temperature.getAsDouble());
    }
  }

  /** Whether the text is given rather than written by the model. */
  public boolean given() {
    return top.isPresent() || bottom.isPresent();
  }

  CaptionSpec spec() {
    return CaptionSpec.newBuilder()
        .setMode(given() ? CaptionMode.GIVEN : CaptionMode.GENERATE)
        .setLabel(label.orElse(null))
        .setTop(top.orElse(null))
        .setBottom(bottom.orElse(null))
        .setVariant(variant.orElse(null))
        .setAlternatives(alternatives)
        .setTemperature(temperature.isPresent() ? (float) temperature.getAsDouble() : null)
        .setSeed(seed.isPresent() ? seed.getAsLong() : null)
        .build();
  }

  private static Optional<String> notBlank(Optional<String> text) {
    return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
