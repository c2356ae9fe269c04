package org.memestream.schemas.serde;

import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;

/** Bytes that are no record of the expected type; trying again does not help. */
public final class UndecodableException extends SerializationException {

  /** What is wrong with the bytes. */
  public enum Reason {
    /** They do not begin with the magic byte and a schema id. */
    NOT_FRAMED,
    /** The registry knows no Avro schema with their id. */
    UNKNOWN_SCHEMA,
    /** Their schema cannot be resolved to the expected one. */
    INCOMPATIBLE_SCHEMA,
    /** They end too early, too late or hold what their schema does not allow. */
    CORRUPT
  }

  private final Reason reason;

  UndecodableException(Reason reason, String message) {
    this(reason, message, null);
  }

  UndecodableException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** What is wrong with the bytes. */
  public Reason reason() {
    return reason;
  }
}
