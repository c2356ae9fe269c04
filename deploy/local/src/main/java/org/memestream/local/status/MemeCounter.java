package org.memestream.local.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.UndecodableException;

/**
 * Counts memes: the latest state of each on {@code memes.status}, and those that wait in the
 * request topics and which the assembly has not come to yet.
 */
final class MemeCounter {

  static final List<String> REQUESTS =
      List.of(Topics.REQUESTED.name(), Topics.REQUESTED_BULK.name());

  private final TopicScan scan;
  private final Deserializer<MemeStatus> statuses;

  MemeCounter(TopicScan scan, Deserializer<MemeStatus> statuses) {
    this.scan = scan;
    this.statuses = statuses;
  }

  /**
   * Counts. Requests are read first: one that the assembly takes up meanwhile is then seen twice,
   * which the id tells, rather than not at all.
   *
   * @param assembled how far the assembly has come in the request topics
   */
  MemeCounts count(Map<TopicPartition, Long> assembled) {
    Map<String, MemeState> states = new HashMap<>();
    scan.read(
        REQUESTS,
        assembled,
        (id, request) -> {
          if (id != null && request != null) {
            states.put(id, MemeState.REQUESTED);
          }
        });
    scan.read(List.of(Topics.STATUS.name()), Map.of(), (id, status) -> take(states, id, status));
    return MemeCounts.of(states.values());
  }

  private void take(Map<String, MemeState> states, String id, byte[] bytes) {
    if (bytes == null) {
      states.remove(id);
      return;
    }
    try {
      states.put(id, statuses.deserialize(Topics.STATUS.name(), bytes).getState());
    } catch (UndecodableException e) {
      // Not a record of ours, so it says nothing about a meme.
      return;
    }
  }
}
