package org.memestream.local.make;

import java.io.IOException;

/** The meme is finished, but its picture could not be written where it was wanted. */
final class UnwrittenPictureException extends RuntimeException {

  private final String id;

  UnwrittenPictureException(String id, String key, IOException cause) {
    super(
        "The meme is finished, but its picture could not be written: "
            + cause.getMessage()
            + ". It is kept in the data folder as objects/"
            + key
            + "; make room or name another folder with --out.",
        cause);
    this.id = id;
  }

  String id() {
    return id;
  }
}
