package org.memestream.runtime.store;

import org.memestream.runtime.OutageException;

/** The object store does not answer, or has no room. */
public final class StoreUnavailableException extends OutageException {

  /**
   * @param message what failed and what to do
   * @param cause what was seen
   */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
