package org.memestream.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.memestream.schemas.Lane;
import org.memestream.schemas.Origin;

/**
 * Collects the parts of a {@link MemeOrder}; what is not set keeps its default. Null stands for
 * "not set" wherever a default exists. Not thread-safe.
 */
public final class MemeOrderBuilder {

  /** Whose meme it is when nobody says. */
  public static final String DEFAULT_OWNER = "local";

  private final byte[] picture;
  private String id;
  private String owner = DEFAULT_OWNER;
  private String label;
  private String top;
  private String bottom;
  private String text;
  private String variant;
  private int alternatives = 1;
  private OptionalDouble temperature = OptionalDouble.empty();
  private OptionalLong seed = OptionalLong.empty();
  private ExpressionOrder expression;
  private String style = "classic";
  private List<String> profiles = List.of("original");
  private Lane lane = Lane.INTERACTIVE;
  private Duration deadline;
  private Origin origin = Origin.UPLOAD;
  private String originReference;
  private String fingerprint;

  MemeOrderBuilder(byte[] picture) {
    this.picture = Objects.requireNonNull(picture, "picture");
  }

  /** Meme id; null draws a new one. */
  public MemeOrderBuilder id(String id) {
    this.id = id;
    return this;
  }

  /** Whose meme it is. */
  public MemeOrderBuilder owner(String owner) {
    this.owner = owner;
    return this;
  }

  /** Words that describe the picture or the mood; null or blank for none. */
  public MemeOrderBuilder label(String label) {
    this.label = label;
    return this;
  }

  /** Upper text; null or blank for none. */
  public MemeOrderBuilder top(String top) {
    this.top = top;
    return this;
  }

  /** Lower text; null or blank for none. */
  public MemeOrderBuilder bottom(String bottom) {
    this.bottom = bottom;
    return this;
  }

  /**
   * Upper and lower text as one line, broken where it reads best; null or blank for none. Not
   * together with {@link #top} or {@link #bottom}.
   */
  public MemeOrderBuilder text(String text) {
    this.text = text;
    return this;
  }

  /** Decoder variant, one of {@link CaptionOrder#VARIANTS}; null takes the default. */
  public MemeOrderBuilder variant(String variant) {
    this.variant = variant;
    return this;
  }

  /** How many different captions, 1 to 10. */
  public MemeOrderBuilder alternatives(int alternatives) {
    this.alternatives = alternatives;
    return this;
  }

  /** Sampling temperature, above 0 and at most 10. */
  public MemeOrderBuilder temperature(double temperature) {
    this.temperature = OptionalDouble.of(temperature);
    return this;
  }

  /** Makes the caption reproducible. */
  public MemeOrderBuilder seed(long seed) {
    this.seed = OptionalLong.of(seed);
    return this;
  }

  /** Puts an expression on the faces; null leaves them alone. */
  public MemeOrderBuilder expression(ExpressionOrder expression) {
    this.expression = expression;
    return this;
  }

  /** Drawing style. */
  public MemeOrderBuilder style(String style) {
    this.style = style;
    return this;
  }

  /** Output profiles. */
  public MemeOrderBuilder profiles(List<String> profiles) {
    this.profiles = profiles;
    return this;
  }

  /** Which queue it waits in. */
  public MemeOrderBuilder lane(Lane lane) {
    this.lane = lane;
    return this;
  }

  /** When waiting ends, counted from the submission; null takes the client's default. */
  public MemeOrderBuilder deadline(Duration deadline) {
    this.deadline = deadline;
    return this;
  }

  /** How the order came in, and the origin's own reference (or null). */
  public MemeOrderBuilder origin(Origin origin, String reference) {
    this.origin = origin;
    this.originReference = reference;
    return this;
  }

  /** SHA-256 over all that is asked; null where nobody asks twice. */
  public MemeOrderBuilder fingerprint(String fingerprint) {
    this.fingerprint = fingerprint;
    return this;
  }

  /**
   * The order.
   *
   * @throws IllegalArgumentException when a value is out of its range; the message says which
   */
  public MemeOrder build() {
    CaptionOrder caption =
        new CaptionOrder(
            Optional.ofNullable(label),
            Optional.ofNullable(top),
            Optional.ofNullable(bottom),
            Optional.ofNullable(text),
            Optional.ofNullable(variant),
            alternatives,
            temperature,
            seed);
    return new MemeOrder(
        picture,
        Optional.ofNullable(id),
        owner,
        caption,
        Optional.ofNullable(expression),
        style,
        profiles,
        lane,
        Optional.ofNullable(deadline),
        origin,
        Optional.ofNullable(originReference),
        Optional.ofNullable(fingerprint));
  }
}
