package org.memestream.runtime.kafka;

/**
 * Kafka does not let this client in, or the client does not trust who answers. Trying again does
 * not help; an operator does.
 */
public final class BrokerAccessException extends RuntimeException {

  /**
   * @param message what was asked of which brokers, which settings to look at and what to do
   * @param cause what was seen
   */
  public BrokerAccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
