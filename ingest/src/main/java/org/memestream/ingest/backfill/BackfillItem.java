package org.memestream.ingest.backfill;

import java.util.List;
import java.util.Objects;

/**
 * One picture of a job.
 *
 * @param key what tells it from all others of its source; the meme's id follows from it
 * @param place where people find it, such as a path or the line of a manifest
 * @param reference path below the source, or address
 * @param content the file, not read yet
 * @param wishes what it asks for itself
 */
public record BackfillItem(
    List<String> key, String place, String reference, Content content, Wishes wishes) {

  /** The bytes of a picture; each call reads them anew. */
  @FunctionalInterface
  public interface Content {
    /**
     * @throws UnreadableItemException when it cannot be had, and trying again is pointless
     * @throws org.memestream.runtime.OutageException when something does not answer
     */
    byte[] read() throws UnreadableItemException;
  }

  public BackfillItem {
    key = List.copyOf(key);
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(wishes, "wishes");
  }
}
