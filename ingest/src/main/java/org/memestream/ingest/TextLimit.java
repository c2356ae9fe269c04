package org.memestream.ingest;

import java.util.Optional;
import org.memestream.schemas.FailureReason;

/**
 * How long texts may be.
 *
 * @param characters most Unicode code points of one text
 */
record TextLimit(int characters) {

  TextLimit {
    if (characters < 1) {
      throw new IllegalArgumentException("characters must be at least 1, but was " + characters);
    }
  }

  void check(CaptionOrder caption) throws RefusedOrderException {
    check("top text", caption.top());
    check("bottom text", caption.bottom());
    check("label", caption.label());
  }

  private void check(String what, Optional<String> text) throws RefusedOrderException {
    int length = text.map(value -> value.codePointCount(0, value.length())).orElse(0);
    if (length > characters) {
      throw new RefusedOrderException(
          FailureReason.TEXT_TOO_LONG,
          "The %s has %d characters; at most %d are allowed. Shorten it."
              .formatted(what, length, characters));
    }
  }
}
