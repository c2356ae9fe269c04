package org.memestream.ingest;

/** No outcome came in time. The meme may still be finished or fail later. */
public final class MemeOverdueException extends Exception {

  private final String id;

  /**
   * @param message how long was waited, and what to do
   */
  MemeOverdueException(String id, String message) {
    super(message);
    this.id = id;
  }

  /** Meme id. */
  public String id() {
    return id;
  }
}
