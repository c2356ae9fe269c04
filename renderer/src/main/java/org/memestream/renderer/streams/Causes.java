package org.memestream.renderer.streams;

import java.util.Optional;
import java.util.stream.Stream;

/** Looks behind the exceptions that Streams wraps around the real one. */
final class Causes {
  private Causes() {}

  static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
