package org.memestream.ingest.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is left of an owner, or of one meme.
 *
 * @param erasedAt when the owner or the meme was last erased, if ever
 * @param objects keys in the store
 * @param statuses ids of memes that have a status
 * @param superseded earlier statuses, which later ones or tombstones replaced; nothing shows them
 *     any more, and they are on disk until Kafka compacts the topic
 * @param expiring events that wait for the end of their topic's retention; Kafka removes them whole
 *     segments at a time, and nothing reads them any more
 */
public record Remains(
    Optional<Instant> erasedAt,
    List<String> objects,
    List<String> statuses,
    long superseded,
    List<Expiring> expiring) {

  /**
   * Events of the owner in one topic.
   *
   * @param topic its name
   * @param events how many
   * @param goneBy when the last of them has had its time; empty where the topic keeps for ever
   */
  public record Expiring(String topic, long events, Optional<Instant> goneBy) {}

  public Remains {
    objects = List.copyOf(objects);
    statuses = List.copyOf(statuses);
    expiring = List.copyOf(expiring);
  }

  /** Whether nothing is left that anybody could still get to see. */
  public boolean nothing() {
    return objects.isEmpty() && statuses.isEmpty();
  }
}
