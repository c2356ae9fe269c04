package org.memestream.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The schema registry gives no usable answer; the record is not at fault. */
public final class RegistryUnavailableException extends SerializationException {

  RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
