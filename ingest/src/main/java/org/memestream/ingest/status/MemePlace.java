package org.memestream.ingest.status;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a meme stands in its owner's list.
 *
 * @param requestedAt when it was submitted
 * @param id meme id, which decides among memes of the same millisecond
 */
public record MemePlace(Instant requestedAt, String id) {

  public MemePlace {
    Objects.requireNonNull(requestedAt, "requestedAt");
    Objects.requireNonNull(id, "id");
  }
}
