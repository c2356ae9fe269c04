package org.memestream.schemas.serde;

import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;

/** The schema registry gives no usable answer; the record is not at fault. */
public final class RegistryUnavailableException extends SerializationException {

  /** Why there is no usable answer. */
  public enum Reason {
    /** Nothing answers, or what answers is not well or no registry. */
    NO_ANSWER,
    /** It does not let this client in: name, password or rights are wrong. */
    ACCESS_DENIED,
    /** No safe connection comes about: its certificate is not trusted, or it speaks no TLS. */
    NOT_TRUSTED
  }

  private final Reason reason;

  RegistryUnavailableException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Why there is no usable answer. */
  public Reason reason() {
    return reason;
  }
}
