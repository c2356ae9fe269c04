package org.memestream.renderer.streams;

/** A record was decoded but makes no sense; trying again does not help. */
public final class UnusableRecordException extends RuntimeException {

  /**
   * @param message which rule it breaks
   */
  public UnusableRecordException(String message) {
    super(message);
  }

  /**
   * @param message which rule it breaks
   * @param cause what was seen
   */
  public UnusableRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
