package org.memestream.ingest.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.memestream.schemas.MemeStatus;

/** The statuses of all memes, with how far the topic was read. Reads are safe from any thread. */
interface StatusIndex extends AutoCloseable {

  /**
   * One record of the topic.
   *
   * @param id meme id
   * @param value as it stands in the topic; null removes the meme
   * @param status the same, read; null when there is none
   */
  record Change(String id, byte[] value, MemeStatus status) {}

  /** The value of a meme as it stood in the topic. */
  Optional<byte[]> find(String id);

  /**
   * Ids of an owner's memes, the latest request first.
   *
   * @param after begins behind this place; empty begins with the latest
   */
  List<MemePlace> ofOwner(String owner, Optional<MemePlace> after, int limit);

  /** The offset to read next, for each partition that was read before. */
  Map<Integer, Long> places();

  /**
   * Takes over records and the places behind them, all or nothing. One writer at a time.
   *
   * @param places the offset to read next, by partition
   */
  void apply(List<Change> changes, Map<Integer, Long> places);

  @Override
  void close();
}
