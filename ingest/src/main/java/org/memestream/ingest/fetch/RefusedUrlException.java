package org.memestream.ingest.fetch;

/** An address that is not fetched from, or whose answer is not taken. A sentence for the user. */
public final class RefusedUrlException extends RuntimeException {

  public RefusedUrlException(String sentence) {
    super(sentence);
  }
}
