package org.memestream.runtime.worker;

/** A batch does not end. The process has to, so that others get its records. */
final class StuckException extends RuntimeException {

  StuckException(String message) {
    super(message);
  }
}
