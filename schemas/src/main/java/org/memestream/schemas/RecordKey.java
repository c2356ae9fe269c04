package org.memestream.schemas;

/** What the key of a topic's records holds; all are UTF-8 text. */
public enum RecordKey {
  /** Meme id, so that all parts of one meme meet in one partition. */
  MEME_ID,
  /** Owner id. */
  OWNER_ID,
  /** Name of a feed. */
  FEED_NAME,
  /** {@code topic-partition-offset} of the record it speaks of, so that repeats can be told. */
  POSITION
}
