package org.memestream.ingest;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.memestream.schemas.Caption;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.RenderedPicture;

/**
 * One picture of a finished meme; {@link MemestreamClient#download} fetches its bytes.
 *
 * @param profile output profile
 * @param alternative 0 for the best caption, then 1, 2, ...
 * @param top upper text
 * @param bottom lower text
 * @param score length-normalised log-probability of the text; empty for a text that was given, and
 *     for none
 * @param key object key
 * @param sha256 of the bytes, 64 lower-case hex digits
 * @param mediaType such as {@code image/jpeg}
 * @param width pixels
 * @param height pixels
 * @param size bytes
 */
public record FinishedPicture(
    String profile,
    int alternative,
    Optional<String> top,
    Optional<String> bottom,
    OptionalDouble score,
    String key,
    String sha256,
    String mediaType,
    int width,
    int height,
    long size) {

  public FinishedPicture {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(top, "top");
    Objects.requireNonNull(bottom, "bottom");
    Objects.requireNonNull(score, "score");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(mediaType, "mediaType");
  }

  /** Usual file name ending without a dot: {@code jpg}, {@code png}, {@code webp}, {@code gif}. */
  public String extension() {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  static FinishedPicture of(RenderedPicture rendered) {
    ImageRef image = rendered.getImage();
    Optional<Caption> caption = Optional.ofNullable(rendered.getCaption());
    return new FinishedPicture(
        rendered.getProfile(),
        rendered.getAlternative(),
        caption.map(Caption::getTop),
        caption.map(Caption::getBottom),
        score(caption),
        image.getKey(),
        image.getSha256(),
        image.getMediaType(),
        image.getWidth(),
        image.getHeight(),
        image.getBytes());
  }

  /** A logarithm of a probability is below zero; zero stands for a text that no model wrote. */
  private static OptionalDouble score(Optional<Caption> caption) {
    return caption.stream().mapToDouble(Caption::getScore).filter(score -> score != 0).findFirst();
  }
}
