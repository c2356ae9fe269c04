package org.memestream.ingest;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.memestream.schemas.CaptionMode;
import org.memestream.schemas.CaptionSpec;

/**
 * What text a meme shall carry. With a top or bottom text it carries exactly those; with a text in
 * one line, that, broken where it reads best; with none, the model writes both. Blank text counts
 * as none.
 *
 * @param label words that describe the picture or the mood, for the model
 * @param top upper text
 * @param bottom lower text
 * @param text upper and lower text as one line; not together with top or bottom
 * @param variant decoder variant, one of {@link #VARIANTS}; empty takes the default
 * @param alternatives how many different captions, 1 to 10
 * @param temperature sampling temperature above 0 and at most 10; empty takes the model's default
 * @param seed makes the caption reproducible; empty draws one from the meme id
 */
public record CaptionOrder(
    Optional<String> label,
    Optional<String> top,
    Optional<String> bottom,
    Optional<String> text,
    Optional<String> variant,
    int alternatives,
    OptionalDouble temperature,
    OptionalLong seed) {

  /** Most captions that one order may ask for. */
  public static final int MAX_ALTERNATIVES = 10;

  /** Highest sampling temperature. */
  public static final double MAX_TEMPERATURE = 10;

  /** Names of the decoder variants. */
  public static final List<String> VARIANTS = List.of("image", "image-label", "attention");

  public CaptionOrder {
    label = notBlank(label);
    top = notBlank(top);
    bottom = notBlank(bottom);
    text = notBlank(text);
    variant = notBlank(variant);
    Objects.requireNonNull(temperature, "temperature");
    Objects.requireNonNull(seed, "seed");
    if (alternatives < 1 || alternatives > MAX_ALTERNATIVES) {
      throw new IllegalArgumentException(
          "alternatives must be 1 to %d, but was %d".formatted(MAX_ALTERNATIVES, alternatives));
    }
    if (text.isPresent() && (top.isPresent() || bottom.isPresent())) {
      throw new IllegalArgumentException(
          "text must be given alone, as one line, but came with a top or bottom text");
    }
    variant.ifPresent(CaptionOrder::requireVariant);
    temperature.ifPresent(CaptionOrder::requireTemperature);
  }

  /** Whether the text is given rather than written by the model. */
  public boolean given() {
    return top.isPresent() || bottom.isPresent() || text.isPresent();
  }

  CaptionSpec spec() {
    return CaptionSpec.newBuilder()
        .setMode(given() ? CaptionMode.GIVEN : CaptionMode.GENERATE)
        .setLabel(label.orElse(null))
        .setTop(top.orElse(null))
        .setBottom(bottom.orElse(null))
        .setText(text.orElse(null))
        .setVariant(variant.orElse(null))
        .setAlternatives(alternatives)
        .setTemperature(temperature.isPresent() ? (float) temperature.getAsDouble() : null)
        .setSeed(seed.isPresent() ? seed.getAsLong() : null)
        .build();
  }

  private static void requireVariant(String name) {
    if (!VARIANTS.contains(name)) {
      throw new IllegalArgumentException(
          "variant must be one of %s, but was '%s'".formatted(String.join(", ", VARIANTS), name));
    }
  }

  // As a float, which is what is sent, the very smallest are zero.
  private static void requireTemperature(double temperature) {
    if (!((float) temperature > 0 && temperature <= MAX_TEMPERATURE)) {
      throw new IllegalArgumentException(
          "temperature must be above 0 and at most %s, but was %s"
              .formatted(MAX_TEMPERATURE, temperature));
    }
  }

  private static Optional<String> notBlank(Optional<String> text) {
    return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
