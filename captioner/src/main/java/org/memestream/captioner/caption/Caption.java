package org.memestream.captioner.caption;

import java.util.Objects;
import java.util.Optional;

/**
 * Text for a picture.
 *
 * @param top upper text, lower case, never blank
 * @param bottom lower text, if it has two parts
 * @param origin where the break between the parts comes from
 * @param score mean log-probability of a token, natural logarithm; higher is likelier
 */
public record Caption(String top, Optional<String> bottom, Break origin, double score) {

  /** Where a break comes from. */
  public enum Break {
    /** The decoder wrote it. */
    WRITTEN,
    /** The line breaker put it, or there is none. */
    PLACED
  }

  public Caption {
    Objects.requireNonNull(bottom, "bottom");
    Objects.requireNonNull(origin, "origin");
    if (top.isBlank() || bottom.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("a caption has no blank part: " + top + " / " + bottom);
    }
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("a score is a finite number, not " + score);
    }
  }
}
