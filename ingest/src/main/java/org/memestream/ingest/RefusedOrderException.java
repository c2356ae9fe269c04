package org.memestream.ingest;

import java.util.Objects;
import org.memestream.schemas.FailureReason;

/** An order that is refused before anything is stored or sent; trying again is pointless. */
public final class RefusedOrderException extends Exception {

  private final FailureReason reason;

  /**
   * @param sentence what is wrong, and what is allowed; fit for a user to read
   */
  RefusedOrderException(FailureReason reason, String sentence) {
    super(Objects.requireNonNull(sentence, "sentence"));
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Typed reason. */
  public FailureReason reason() {
    return reason;
  }
}
