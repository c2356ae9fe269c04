package org.memestream.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.ImageRef;

/**
 * Which facial expression to put on the picture's faces.
 *
 * @param source where the expression comes from
 * @param strength 0 (none) to {@link #MAX_STRENGTH} (exaggerated)
 * @param faces {@code all}, {@code largest}, or the 1-based number of one face, ordered by size
 * @param region which part of a face takes it on
 * @param motion whether the finished meme moves
 * @param need what happens to the meme when the transfer cannot be made
 * @param consent whether the person in the picture agreed; without it no face is touched
 */
public record ExpressionOrder(
    Source source,
    float strength,
    String faces,
    Region region,
    Motion motion,
    Need need,
    Consent consent) {

  /** Names of the presets that the face stage has; it alone refuses others. */
  public static final List<String> PRESETS =
      List.of("smile", "laugh", "surprise", "anger", "sadness", "disgust", "wink");

  /** The strongest expression. */
  public static final int MAX_STRENGTH = 2;

  /** Where an expression comes from. */
  public sealed interface Source {

    /**
     * One that the face stage knows by name.
     *
     * @param name such as one of {@link #PRESETS}; the face stage knows which there are
     */
    record Preset(String name) implements Source {
      public Preset {
        name = name.strip();
        if (name.isEmpty()) {
          throw new IllegalArgumentException(
              "expression must be a name such as smile, but was blank");
        }
      }
    }

    /**
     * The largest face of another picture.
     *
     * @param picture the picture file as it came; not copied, and not to be changed until the meme
     *     is sent
     */
    record Driver(byte[] picture) implements Source {
      public Driver {
        Objects.requireNonNull(picture, "picture");
      }
    }
  }

  /** Which part of a face takes on the expression. */
  public enum Region {
    ALL,
    MOUTH,
    EYES,
    BROWS;

    /** The name that events use. */
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Whether the finished meme moves from the picture's own expression to the new one and back.
   *
   * @param moves whether it does
   * @param frames how many, {@link #MIN_FRAMES} to {@link #MAX_FRAMES}; 0 leaves it to the face
   *     stage
   */
  public record Motion(boolean moves, int frames) {

    /** Frames of the shortest animation. */
    public static final int MIN_FRAMES = 2;

    /** Frames of the longest animation. */
    public static final int MAX_FRAMES = 60;

    /** A still. */
    public static final Motion STILL = new Motion(false, 0);

    /** An animation of the usual length. */
    public static final Motion ANIMATED = new Motion(true, 0);

    public Motion {
      if (frames != 0 && (frames < MIN_FRAMES || frames > MAX_FRAMES)) {
        throw new IllegalArgumentException(
            "an animation has %d to %d frames, but %d were asked for"
                .formatted(MIN_FRAMES, MAX_FRAMES, frames));
      }
    }
  }

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
    Objects.requireNonNull(source, "source");
    if (!(strength >= 0 && strength <= MAX_STRENGTH)) {
      throw new IllegalArgumentException(
          "strength must be 0 to %d, but was %s".formatted(MAX_STRENGTH, strength));
    }
    Objects.requireNonNull(faces, "faces");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(motion, "motion");
    Objects.requireNonNull(need, "need");
    Objects.requireNonNull(consent, "consent");
  }

  /** That preset on all faces at strength 1, still, as best effort. */
  public static ExpressionOrder of(String expression, Consent consent) {
    return of(new Source.Preset(expression), consent);
  }

  /** That expression on all faces at strength 1, still, as best effort. */
  public static ExpressionOrder of(Source source, Consent consent) {
    return new ExpressionOrder(
        source, 1, "all", Region.ALL, Motion.STILL, Need.BEST_EFFORT, consent);
  }

  /** The picture file of the driver, if there is one. */
  Optional<byte[]> driver() {
    return source instanceof Source.Driver driver
        ? Optional.of(driver.picture())
        : Optional.empty();
  }

  /**
   * @param driver the driver's picture as it is stored; null for a preset
   */
  FaceSpec spec(ImageRef driver) {
    return FaceSpec.newBuilder()
        .setExpression(source instanceof Source.Preset preset ? preset.name() : null)
        .setDriver(driver)
        .setStrength(strength)
        .setFaces(faces)
        .setRegion(region.text())
        .setAnimate(motion.moves())
        .setFrames(motion.frames())
        .setRequired(need == Need.REQUIRED)
        .setConsent(consent == Consent.STATED)
        .build();
  }
}
