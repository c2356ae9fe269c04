package org.memestream.runtime.network;

import java.io.IOException;

/** A model file that must not be used, and why. */
public final class UnusableModelException extends IOException {

  private static final long serialVersionUID = 1L;

  public UnusableModelException(String message) {
    super(message);
  }

  public UnusableModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
