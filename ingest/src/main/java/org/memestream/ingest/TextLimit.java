package org.memestream.ingest;

import java.util.Optional;
import org.memestream.schemas.FailureReason;

/**
 * How long texts may be.
 *
 * @param characters most Unicode code points of a label and of what stands above or below; a text
 *     in one line fills both, and may have twice as many
 */
public record TextLimit(int characters) {

  public TextLimit {
    if (characters < 1) {
      throw new IllegalArgumentException("characters must be at least 1, but was " + characters);
    }
  }

  /** Most Unicode code points of a text in one line. */
  public int lineCharacters() {
    return 2 * characters;
  }

  void check(CaptionOrder caption) throws RefusedOrderException {
    check("top text", caption.top(), characters);
    check("bottom text", caption.bottom(), characters);
    check("text", caption.text(), lineCharacters());
    check("label", caption.label(), characters);
  }

  private static void check(String what, Optional<String> text, int most)
      throws RefusedOrderException {
    int length = text.map(value -> value.codePointCount(0, value.length())).orElse(0);
    if (length > most) {
      throw new RefusedOrderException(
          FailureReason.TEXT_TOO_LONG,
          "The %s has %d characters; at most %d are allowed. Shorten it."
              .formatted(what, length, most));
    }
  }
}
