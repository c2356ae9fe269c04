package org.memestream.faults;

/** A meme that was asked for and not taken; whoever asked was told. */
final class NotTakenException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotTakenException(String id, Throwable cause) {
    super(id + " was not taken: " + cause, cause);
  }
}
