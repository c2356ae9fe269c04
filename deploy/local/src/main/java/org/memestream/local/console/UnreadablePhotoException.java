package org.memestream.local.console;

/** A file that cannot be read as a photo, before anybody looks at what is in it. */
public final class UnreadablePhotoException extends Exception {

  private final String reason;

  UnreadablePhotoException(String reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  /** Typed, in upper case. */
  public String reason() {
    return reason;
  }
}
