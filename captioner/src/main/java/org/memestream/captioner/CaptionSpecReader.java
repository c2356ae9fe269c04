package org.memestream.captioner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.caption.Variant;
import org.memestream.schemas.Caption;
import org.memestream.schemas.CaptionSpec;
import org.memestream.schemas.FailureReason;

/** Understands caption specs, and refuses what they ask for when it cannot be done. */
final class CaptionSpecReader {

  /** Most characters of a given text in one box. */
  static final int LONGEST_TEXT = 200;

  private static final int LONGEST_LABEL = 500;

  private final double temperature;

  CaptionSpecReader(double temperature) {
    this.temperature = temperature;
  }

  /** What shall be written, but for the picture. */
  record Wish(
      List<String> label,
      Optional<Variant> variant,
      long seed,
      double temperature,
      int alternatives) {

    CaptionRequest request(RgbPicture picture) {
      return new CaptionRequest(picture, label, variant, seed, temperature, alternatives);
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
    String label = spec.getLabel() == null ? "" : spec.getLabel();
    if (label.length() > LONGEST_LABEL) {
      throw new RefusedTextException(
          FailureReason.TEXT_TOO_LONG,
          "The label has %d characters; at most %d are accepted."
              .formatted(label.length(), LONGEST_LABEL));
    }
    List<String> words = label.isBlank() ? List.of() : List.of(label);
    long seed = spec.getSeed() == null ? seedOf(memeId) : spec.getSeed();
    return new Wish(words, variant, seed, wanted, alternatives);
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
    return Caption.newBuilder()
        .setTop(text("upper", spec.getTop()))
        .setBottom(text("lower", spec.getBottom()))
        .build();
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
