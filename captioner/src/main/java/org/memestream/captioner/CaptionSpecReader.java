package org.memestream.captioner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.Sight;
import org.memestream.captioner.caption.Variant;
import org.memestream.schemas.Caption;
import org.memestream.schemas.CaptionSpec;
import org.memestream.schemas.FailureReason;

/** Understands caption specs, and refuses what they ask for when it cannot be done. */
final class CaptionSpecReader {

  /** Some 300 words with room to spare. */
  private static final int LONGEST_LABEL = 4000;

  private final double temperature;
  private final Predicate<String> readable;
  private final GivenTextReader given;

  /**
   * @param temperature for requests that name none
   * @param readable whether the model knows the script of a label
   * @param given understands text that is given
   */
  CaptionSpecReader(double temperature, Predicate<String> readable, GivenTextReader given) {
    this.temperature = temperature;
    this.readable = readable;
    this.given = given;
  }

  /** What shall be written, but for the picture. */
  record Wish(
      List<String> label,
      Optional<Variant> variant,
      long seed,
      double temperature,
      int alternatives) {

    CaptionRequest request(Sight sight) {
      return new CaptionRequest(sight, label, variant, seed, temperature, alternatives);
    }
  }

  Wish wish(String memeId, CaptionSpec spec) throws RefusedTextException {
    Optional<Variant> variant = variant(spec.getVariant());
    int alternatives = spec.getAlternatives();
    if (alternatives < 1 || alternatives > CaptionRequest.MOST_ALTERNATIVES) {
      throw new RefusedTextException(
          FailureReason.UNSUPPORTED,
          "Between 1 and %d alternatives can be offered, not %d."
              .formatted(CaptionRequest.MOST_ALTERNATIVES, alternatives));
    }
    double wanted = spec.getTemperature() == null ? temperature : spec.getTemperature();
    if (!(wanted > 0 && wanted <= CaptionRequest.HIGHEST_TEMPERATURE)) {
      throw new RefusedTextException(
          FailureReason.UNSUPPORTED,
          "The temperature %s is not above 0 and at most %s."
              .formatted(wanted, CaptionRequest.HIGHEST_TEMPERATURE));
    }
    boolean unlabelled = variant.filter(Variant.IMAGE::equals).isPresent();
    List<String> words = unlabelled ? List.of() : label(spec);
    long seed = spec.getSeed() == null ? seedOf(memeId) : spec.getSeed();
    return new Wish(words, variant, seed, wanted, alternatives);
  }

  private List<String> label(CaptionSpec spec) throws RefusedTextException {
    String label = spec.getLabel() == null ? "" : spec.getLabel();
    if (label.length() > LONGEST_LABEL) {
      throw new RefusedTextException(
          FailureReason.TEXT_TOO_LONG,
          "The label has %d characters; at most %d are accepted."
              .formatted(label.length(), LONGEST_LABEL));
    }
    if (!readable.test(label)) {
      throw new RefusedTextException(
          FailureReason.UNSUPPORTED,
          "The label is in a script that the caption model does not know; the shipped model speaks"
              + " English only. Give an English label, give the text yourself, or train a model for"
              + " that language, starting with ./memestream train prepare.");
    }
    return label.isBlank() ? List.of() : List.of(label);
  }

  private static Optional<Variant> variant(String name) throws RefusedTextException {
    if (name == null) {
      return Optional.empty();
    }
    Optional<Variant> variant = Variant.of(name);
    if (variant.isEmpty()) {
      throw new RefusedTextException(
          FailureReason.UNSUPPORTED,
          "The decoder variant \"%s\" is not one of: %s.".formatted(name, Variant.names()));
    }
    return variant;
  }

  /** A meme without a seed of its own always gets the same one, also when work is repeated. */
  private static long seedOf(String memeId) {
    UUID hash = UUID.nameUUIDFromBytes(memeId.getBytes(StandardCharsets.UTF_8));
    return hash.getMostSignificantBits() ^ hash.getLeastSignificantBits();
  }

  /** What the user wrote, in its two parts. */
  Caption given(CaptionSpec spec) throws RefusedTextException {
    return given.caption(spec);
  }
}
