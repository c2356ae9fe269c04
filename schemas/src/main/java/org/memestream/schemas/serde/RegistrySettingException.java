package org.memestream.schemas.serde;

/** A setting of the registry's client cannot be used; the message names it. */
public final class RegistrySettingException extends IllegalArgumentException {

  RegistrySettingException(String message, Throwable cause) {
    super(message, cause);
  }
}
