package org.memestream.ingest.fetch;

/** Nothing came from an address, though it may be in order. A sentence for the user. */
public final class UnreachableUrlException extends RuntimeException {

  public UnreachableUrlException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
