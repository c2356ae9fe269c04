package org.memestream.captioner.training;

import java.util.List;
import java.util.stream.IntStream;

/** Chooses some of many, evenly spread, so that every part of a sorted list is in. */
final class Evenly {

  private Evenly() {}

  /** At most so many of a list, in its order; more than there are repeats some. */
  static <T> List<T> chosen(List<T> all, int count) {
    if (count >= all.size()) {
      return all;
    }
    return spread(all, count);
  }

  /** Exactly so many of a list that is not empty, in its order. */
  static <T> List<T> spread(List<T> all, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
        .toList();
  }
}
