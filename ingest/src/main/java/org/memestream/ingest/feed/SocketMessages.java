package org.memestream.ingest.feed;

import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Hands the text messages of a WebSocket to a reader. It asks for one message more only when the
 * reader has taken one, so that a slow reader slows the sender down.
 */
final class SocketMessages implements WebSocket.Listener {

  private static final int AHEAD = 64;

  private sealed interface Item {
    record Message(String text) implements Item {}

    record End(Optional<Throwable> failure) implements Item {}
  }

  // One place more than may be asked for, for the end.
  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(AHEAD + 1);
  private final StringBuilder partial = new StringBuilder();
  private volatile WebSocket socket;

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    opened.request(AHEAD);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    // Beyond what is read, the rest of a message only has to be seen to its end.
    if (partial.length() <= FeedJson.MAX_LENGTH) {
      partial.append(data);
    }
    if (last) {
      items.add(new Item.Message(partial.toString()));
      partial.setLength(0);
    } else {
      from.request(1);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, java.nio.ByteBuffer data, boolean last) {
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    items.offer(new Item.End(Optional.empty()));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    items.offer(new Item.End(Optional.of(failure)));
  }

  /**
   * The next message; empty when the other side has closed.
   *
   * @throws IOException when the connection broke, or nothing came for that long
   */
  Optional<String> next(Duration silence) throws IOException, InterruptedException {
    Item item = items.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
    if (item instanceof Item.Message message) {
      socket.request(1);
      return Optional.of(message.text());
    } else if (item instanceof Item.End end) {
      if (end.failure().isPresent()) {
        throw new IOException("the connection broke", end.failure().get());
      }
      return Optional.empty();
    }
    throw new IOException("nothing came for %d seconds".formatted(silence.toSeconds()));
  }
}
