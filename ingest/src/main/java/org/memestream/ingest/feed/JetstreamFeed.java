package org.memestream.ingest.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Bluesky's Jetstream over a WebSocket, posts only; goes on at {@code time_us}. */
public final class JetstreamFeed implements Feed {

  private static final Duration CONNECT = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI address;
  private final Duration silence;
  private final FeedParser parser;
  private final PictureSource pictures;

  /**
   * @param address of the {@code /subscribe} endpoint, {@code ws} or {@code wss}
   * @param silence after which the connection counts as dead
   * @param parser knows where pictures are
   * @param pictures fetches from addresses
   */
  public JetstreamFeed(
      URI address, Duration silence, JetstreamParser parser, PictureSource pictures) {
    this.address = address;
    this.silence = silence;
    this.parser = parser;
    this.pictures = pictures;
  }

  @Override
  public FeedKind kind() {
    return FeedKind.JETSTREAM;
  }

  @Override
  public FeedParser parser() {
    return parser;
  }

  @Override
  public PictureSource pictures() {
    return pictures;
  }

  @Override
  public void read(Optional<String> cursor, MessageSink sink)
      throws IOException, InterruptedException {
    SocketMessages messages = new SocketMessages();
    WebSocket socket = connected(cursor, messages);
    try {
      for (Optional<String> next = messages.next(silence);
          next.isPresent();
          next = messages.next(silence)) {
        sink.accept(next.get());
      }
    } finally {
      socket.abort();
    }
  }

  private WebSocket connected(Optional<String> cursor, SocketMessages messages)
      throws IOException, InterruptedException {
    String query =
        "?wantedCollections="
            + JetstreamParser.POSTS
            + cursor.map(at -> "&cursor=" + at).orElse("");
    try {
      return client
          .newWebSocketBuilder()
          .connectTimeout(CONNECT)
          .buildAsync(URI.create(address + query), messages)
          .get(2 * CONNECT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | CompletionException | TimeoutException e) {
      throw new IOException("Jetstream at %s does not answer".formatted(address.getHost()), e);
    }
  }
}
