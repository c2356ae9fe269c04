package org.memestream.renderer.drawing;

import java.util.Objects;

/** A meme that will never be drawn as it was asked; the message is fit for a user to read. */
public abstract sealed class UndrawableMemeException extends Exception
    permits UndrawableTextException, UnusableFaceException {

  UndrawableMemeException(String sentence) {
    super(Objects.requireNonNull(sentence, "sentence"));
  }
}
