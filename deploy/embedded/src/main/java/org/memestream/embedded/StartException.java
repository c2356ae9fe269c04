package org.memestream.embedded;

/** The broker or the registry did not start; the message says why and what to do. */
public class StartException extends RuntimeException {

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
