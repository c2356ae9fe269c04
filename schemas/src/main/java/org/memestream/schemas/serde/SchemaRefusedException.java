package org.memestream.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The registry answers, but does not take a schema; trying again does not help. */
public final class SchemaRefusedException extends SerializationException {

  SchemaRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
