package org.memestream.ingest.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads server-sent events (WHATWG HTML, 9.2) from a stream. A thread of its own waits for bytes,
 * so that silence can end the waiting; it reads only a few events ahead.
 */
final class EventLines implements AutoCloseable {

  private static final int AHEAD = 64;

  private sealed interface Item {
    record Event(ServerSentEvent event) implements Item {}

    record Alive() implements Item {}

    record End(Optional<IOException> failure) implements Item {}
  }

  private final InputStream stream;
  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;

  EventLines(InputStream stream) {
    this.stream = stream;
    this.thread = new Thread(this::run, "memestream-events");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The next event; empty when the stream has ended.
   *
   * @throws IOException when the connection broke, or nothing came for that long
   */
  Optional<ServerSentEvent> next(Duration silence) throws IOException, InterruptedException {
    while (true) {
      Item item = items.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
      if (item == null) {
        throw new IOException("nothing came for %d seconds".formatted(silence.toSeconds()));
      } else if (item instanceof Item.Event event) {
        return Optional.of(event.event());
      } else if (item instanceof Item.End end) {
        if (end.failure().isPresent()) {
          throw end.failure().get();
        }
        return Optional.empty();
      }
    }
  }

  private void run() {
    try {
      try (Reader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        events(reader);
        items.put(new Item.End(Optional.empty()));
      } catch (IOException e) {
        items.put(new Item.End(Optional.of(e)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void events(Reader reader) throws IOException, InterruptedException {
    String name = "";
    StringBuilder data = new StringBuilder();
    for (String line = line(reader); line != null; line = line(reader)) {
      if (line.isEmpty()) {
        if (data.length() > 0) {
          String whole = data.substring(0, data.length() - 1);
          items.put(new Item.Event(new ServerSentEvent(name.isEmpty() ? "message" : name, whole)));
        }
        name = "";
        data.setLength(0);
      } else if (line.startsWith(":")) {
        items.put(new Item.Alive());
      } else if (line.startsWith("event:")) {
        name = value(line, 6);
      } else if (line.startsWith("data:") && data.length() <= FeedJson.MAX_LENGTH) {
        data.append(value(line, 5)).append('\n');
      }
    }
  }

  private static String value(String line, int from) {
    return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
  }

  /** A line without its end, cut where it is longer than any message; null at the end. */
  private static String line(Reader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = reader.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = reader.read()) {
      if (next != '\r' && line.length() <= FeedJson.MAX_LENGTH + 6) {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    stream.close();
  }
}
