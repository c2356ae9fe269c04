package org.memestream.ingest.feed;

/** A message of a feed is not what the platform documents. */
public final class UnreadableMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnreadableMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
