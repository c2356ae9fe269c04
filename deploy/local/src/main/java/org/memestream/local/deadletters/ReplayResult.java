package org.memestream.local.deadletters;

import java.util.EnumMap;
import java.util.Map;

/** What became of the letters of a replay. Counts up; for one thread. */
final class ReplayResult {

  /** What became of one letter. */
  enum Fate {
    /** Its record is on its topic again. */
    REPLAYED("put back"),
    /** An earlier replay put it back. */
    REPLAYED_BEFORE("put back before (--again repeats it)"),
    /** It came back too often already. */
    TOO_OFTEN("came back too often (--max-replays)"),
    /** The letter holds no bytes, its topic is gone or not one to write to. */
    IMPOSSIBLE("cannot be put back"),
    /** The broker refused it, such as for its size. */
    FAILED("refused");

    private final String words;

    Fate(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** In a dry run. */
    String planned() {
      return this == REPLAYED ? "would be put back" : words;
    }
  }

  private final Map<Fate, Integer> counts = new EnumMap<>(Fate.class);

  void add(Fate fate) {
    counts.merge(fate, 1, Integer::sum);
  }

  int count(Fate fate) {
    return counts.getOrDefault(fate, 0);
  }

  /** Whether every record is back on its topic, by this replay or an earlier one. */
  boolean complete() {
    return count(Fate.TOO_OFTEN) + count(Fate.IMPOSSIBLE) + count(Fate.FAILED) == 0;
  }
}
