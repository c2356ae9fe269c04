package org.memestream.renderer.output;

import java.util.Objects;

/**
 * How a picture is encoded.
 *
 * @param coding which format, and what is given up in it
 * @param maxBytes largest file
 */
public record Encoding(Coding coding, long maxBytes) {

  /** Where a profile takes no moving pictures. */
  public static final Encoding NONE = new Encoding(Coding.JPEG_OR_PNG, 1);

  public Encoding {
    Objects.requireNonNull(coding, "coding");
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1, but is " + maxBytes);
    }
  }

  /** Formats as profiles choose them. */
  public enum Coding {
    /** JPEG, or PNG where pixels are transparent. */
    JPEG_OR_PNG,
    /** PNG. */
    PNG,
    /** Lossy WEBP. */
    WEBP,
    /** Animated GIF. */
    GIF,
    /** Animated PNG. */
    APNG,
    /** Animated lossy WEBP. */
    ANIMATED_WEBP
  }
}
