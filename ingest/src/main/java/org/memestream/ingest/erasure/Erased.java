package org.memestream.ingest.erasure;

import java.time.Duration;
import java.util.Objects;

/**
 * What an erasure removed.
 *
 * @param memes statuses
 * @param objects in the store, pictures mostly
 * @param took from asking to having nothing left
 */
public record Erased(int memes, int objects, Duration took) {

  public Erased {
    Objects.requireNonNull(took, "took");
  }
}
