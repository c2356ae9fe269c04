package org.memestream.ingest;

import java.util.List;
import java.util.Objects;
import org.memestream.schemas.MemeStatus;

/**
 * A meme that was taken in.
 *
 * @param status its first status
 * @param notes what the upload changed that its owner may wonder about, a sentence each
 */
public record TakenMeme(MemeStatus status, List<String> notes) {

  public TakenMeme {
    Objects.requireNonNull(status, "status");
    notes = List.copyOf(notes);
  }
}
