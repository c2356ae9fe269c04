package org.memestream.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A hashtag's stream of a Mastodon instance over server-sent events. Streams do not go back, so
 * what was posted since the cursor is asked for page by page first.
 */
public final class MastodonFeed implements Feed {

  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final int PAGE = 40;
  private static final int MOST_PAGES = 50;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI instance;
  private final String hashtag;
  private final Optional<String> token;
  private final Duration silence;
  private final PictureSource pictures;

  /**
   * @param instance such as {@code https://mastodon.social}
   * @param hashtag whose stream is read, without the mark
   * @param token access token; instances ask for one
   * @param silence after which the connection counts as dead
   * @param pictures fetches from addresses
   */
  public MastodonFeed(
      URI instance,
      String hashtag,
      Optional<String> token,
      Duration silence,
      PictureSource pictures) {
    this.instance = instance;
    this.hashtag = hashtag;
    this.token = token;
    this.silence = silence;
    this.pictures = pictures;
  }

  @Override
  public FeedKind kind() {
    return FeedKind.MASTODON;
  }

  @Override
  public FeedParser parser() {
    return new MastodonParser(instance.getHost());
  }

  @Override
  public PictureSource pictures() {
    return pictures;
  }

  @Override
  public void read(Optional<String> cursor, MessageSink sink)
      throws IOException, InterruptedException {
    // Connected before the pages, so that nothing falls between the two.
    try (EventLines lines = opened()) {
      if (cursor.isPresent()) {
        catchUp(cursor.get(), sink);
      }
      for (Optional<ServerSentEvent> event = lines.next(silence);
          event.isPresent();
          event = lines.next(silence)) {
        sink.accept(message(event.get().name(), event.get().data()));
      }
    }
  }

  private EventLines opened() throws IOException, InterruptedException {
    String path = "/api/v1/streaming/hashtag?tag=" + hashtag;
    HttpResponse<InputStream> response = asked(path, HttpResponse.BodyHandlers.ofInputStream());
    return new EventLines(response.body());
  }

  private void catchUp(String cursor, MessageSink sink) throws IOException, InterruptedException {
    String since = cursor;
    for (int page = 0; page < MOST_PAGES; page++) {
      String path = "/api/v1/timelines/tag/%s?limit=%d&min_id=%s".formatted(hashtag, PAGE, since);
      JsonNode answer =
          MAPPER.readTree(asked(path, HttpResponse.BodyHandlers.ofByteArray()).body());
      List<JsonNode> oldestFirst = new ArrayList<>();
      answer.forEach(oldestFirst::add);
      Collections.reverse(oldestFirst);
      for (JsonNode status : oldestFirst) {
        sink.accept(message("update", status.toString()));
        since = status.path("id").asText(since);
      }
      if (oldestFirst.size() < PAGE) {
        return;
      }
    }
  }

  private <T> HttpResponse<T> asked(String path, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(instance.resolve(path)).timeout(CONNECT.multipliedBy(2));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    HttpResponse<T> response = client.send(request.build(), body);
    if (response.statusCode() != 200) {
      throw new IOException(
          "Mastodon at %s answers %d%s"
              .formatted(
                  instance.getHost(),
                  response.statusCode(),
                  response.statusCode() == 401 ? "; it wants an access token" : ""));
    }
    return response;
  }

  private static String message(String event, String payload) {
    ObjectNode message = MAPPER.createObjectNode();
    return message.put("event", event).put("payload", payload).toString();
  }
}
