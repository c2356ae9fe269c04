package org.memestream.captioner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.SafetyVerdict;
import org.memestream.captioner.caption.Sight;
import org.memestream.captioner.caption.Variant;
import org.memestream.schemas.Caption;
import org.memestream.schemas.CaptionSpec;
import org.memestream.schemas.FailureReason;

/** Understands caption specs, and refuses what they ask for when it cannot be done. */
final class CaptionSpecReader {

  /** Most characters of a given text in one box. */
  static final int LONGEST_TEXT = 200;

  /** Some 300 words with room to spare. */
  private static final int LONGEST_LABEL = 4000;

  private final double temperature;
  private final Predicate<String> readable;
  private final Optional<SafetyFilter> givenText;
  private final CaptionerMetrics metrics;

  /**
   * @param temperature for requests that name none
   * @param readable whether the model knows the script of a label
   * @param givenText judges given text, if it is to be judged
   * @param metrics counts given text that is refused
   */
  CaptionSpecReader(
      double temperature,
      Predicate<String> readable,
      Optional<SafetyFilter> givenText,
      CaptionerMetrics metrics) {
    this.temperature = temperature;
    this.readable = readable;
    this.givenText = givenText;
    this.metrics = metrics;
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

  Caption given(CaptionSpec spec) throws RefusedTextException {
    String top = text("upper", spec.getTop());
    String bottom = text("lower", spec.getBottom());
    judge(Stream.of(top, bottom).filter(Objects::nonNull).collect(Collectors.joining(" ")));
    return Caption.newBuilder().setTop(top).setBottom(bottom).build();
  }

  private void judge(String text) throws RefusedTextException {
    if (givenText.isPresent()
        && givenText.get().judge(text) instanceof SafetyVerdict.Uncivil uncivil) {
      metrics.givenRefused(uncivil.category());
      String found =
          switch (uncivil.category()) {
            case SLUR -> "a word that degrades people";
            case PROFANITY, MILD -> "a swear word";
            case MASKED -> "a masked swear word";
            case SENSITIVE -> "a subject that is not joked about";
          };
      throw new RefusedTextException(
          FailureReason.UNCIVIL_TEXT,
          "The given text has %s. Word it differently.".formatted(found));
    }
  }

  private static String text(String box, String text) throws RefusedTextException {
    if (text == null || text.isBlank()) {
      return null;
    }
    String stripped = text.strip();
    int length = stripped.codePointCount(0, stripped.length());
    if (length > LONGEST_TEXT) {
      throw new RefusedTextException(
          FailureReason.TEXT_TOO_LONG,
          "The %s text has %d characters; at most %d fit a meme. Shorten it."
              .formatted(box, length, LONGEST_TEXT));
    }
    return stripped;
  }
}
