package org.memestream.runtime.kafka;

import org.memestream.runtime.OutageException;

/** No broker answers, or not in time. */
public final class BrokerUnavailableException extends OutageException {

  /**
   * @param message what was asked of which brokers, and what to do
   * @param cause what was seen
   */
  public BrokerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
