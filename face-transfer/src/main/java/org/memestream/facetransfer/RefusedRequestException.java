package org.memestream.facetransfer;

import java.util.Objects;
import org.memestream.schemas.FailureReason;

/** A request that can never be met as it is. */
final class RefusedRequestException extends Exception {

  private final FailureReason reason;

  /**
   * @param sentence what is wrong and what is allowed; fit for a user to read
   */
  RefusedRequestException(FailureReason reason, String sentence) {
    super(Objects.requireNonNull(sentence, "sentence"));
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  FailureReason reason() {
    return reason;
  }
}
