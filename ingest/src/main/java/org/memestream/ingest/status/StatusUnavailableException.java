package org.memestream.ingest.status;

import org.memestream.runtime.OutageException;

/** What is known of a meme cannot be told now, though it may be in a moment. */
public final class StatusUnavailableException extends OutageException {

  StatusUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
