package org.memestream.local.deadletters;

import java.util.Optional;
import java.util.Set;
import org.memestream.local.deadletters.ReplayResult.Fate;
import org.memestream.schemas.Topics;

/**
 * Which records may go back.
 *
 * @param topics that exist
 * @param maxReplays how often a record may be put back in all, at least 1
 * @param again whether those that an earlier replay put back are put back once more
 */
record ReplayRules(Set<String> topics, int maxReplays, boolean again) {

  /**
   * What stands against putting a record back.
   *
   * @param fate what becomes of it instead
   * @param why for people
   */
  record Objection(Fate fate, String why) {}

  Optional<Objection> objection(Letter letter) {
    String topic = letter.id().topic();
    if (letter.mark().isPresent() && !again) {
      ReplayMark mark = letter.mark().get();
      return Optional.of(
          new Objection(
              Fate.REPLAYED_BEFORE, "put back at " + mark.at() + " as " + mark.to() + " already"));
    }
    if (letter.replays() >= maxReplays) {
      return Optional.of(
          new Objection(
              Fate.TOO_OFTEN,
              "put back " + letter.replays() + " times already, and failed each time"));
    }
    if (letter.bytes() == 0) {
      return Optional.of(new Objection(Fate.IMPOSSIBLE, "its dead letter holds no bytes of it"));
    }
    if (topic.equals(Topics.DEAD_LETTERS.name()) || topic.startsWith("_")) {
      return Optional.of(new Objection(Fate.IMPOSSIBLE, topic + " is no topic to put it back on"));
    }
    if (!topics.contains(topic)) {
      return Optional.of(new Objection(Fate.IMPOSSIBLE, "there is no topic " + topic));
    }
    return Optional.empty();
  }
}
