package org.memestream.captioner.caption;

import java.util.Objects;
import java.util.Optional;

/**
 * Text for a picture.
 *
 * @param top upper text, lower case, never blank
 * @param bottom lower text, if it has two parts
 * @param score mean log-probability of a token, natural logarithm; higher is likelier
 */
public record Caption(String top, Optional<String> bottom, double score) {

  public Caption {
    Objects.requireNonNull(bottom, "bottom");
    if (top.isBlank() || bottom.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("a caption has no blank part: " + top + " / " + bottom);
    }
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("a score is a finite number, not " + score);
    }
  }
}
