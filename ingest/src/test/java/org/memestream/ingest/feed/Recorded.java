package org.memestream.ingest.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages as the platforms document them, a file for each. */
final class Recorded {

  private Recorded() {}

  static List<String> lines(FeedKind kind) {
    try (InputStream file = Recorded.class.getResourceAsStream(kind.id() + ".jsonl")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
