package org.memestream.runtime.worker;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often records failed in this process, by themselves and not in company. Kept in memory: a
 * restart forgets it, and the broker's own delivery count bounds what that may cost. Bounded,
 * because a released record may be finished by another process. Thread-safe.
 */
final class AttemptLedger {

  private static final int REMEMBERED = 10_000;

  private final Map<Position, Integer> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Position, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Counts a failure and returns how many there are now. */
  synchronized int failed(Position position) {
    return failures.merge(position, 1, Integer::sum);
  }

  synchronized int failures(Position position) {
    return failures.getOrDefault(position, 0);
  }

  synchronized void forget(Position position) {
    failures.remove(position);
  }
}
