package org.memestream.captioner;

import org.memestream.schemas.FailureReason;

/** A caption spec that cannot be fulfilled, with a sentence for the user. */
final class RefusedTextException extends Exception {

  private final FailureReason reason;

  RefusedTextException(FailureReason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  FailureReason reason() {
    return reason;
  }
}
