package org.memestream.runtime;

/**
 * Something that every record needs (object store, broker, registry) does not answer. The worker
 * loop keeps its records, turns unready and waits, so that an outage never burns attempts.
 */
public class OutageException extends RuntimeException {

  /**
   * @param message what does not answer, and what to do
   * @param cause what was seen
   */
  public OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
