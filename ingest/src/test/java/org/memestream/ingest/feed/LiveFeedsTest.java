package org.memestream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.memestream.ingest.fetch.RefusedUrlException;
import org.memestream.ingest.fetch.UnreachableUrlException;

/** Live feeds against servers of this machine, well-behaved and other. */
@Timeout(30)
class LiveFeedsTest {

  private static final Duration SILENCE = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String TOKEN = "123456:AAbbCC-dd_ee";
  private static final PictureSource NO_PICTURES = location -> new byte[0];

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private Javalin server;

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void jetstreamGoesOnAtItsCursorAndEndsWithTheConnection() throws Exception {
    List<String> lines = Recorded.lines(FeedKind.JETSTREAM);
    start(
        config ->
            config.routes.ws(
                "/subscribe",
                socket ->
                    socket.onConnect(
                        context -> {
                          asked.add(context.queryString());
                          lines.forEach(context::send);
                          context.closeSession();
                        })));
    jetstream(LONG).read(Optional.of("1779999999999999"), messages::add);
    assertThat(messages).containsExactlyElementsOf(lines);
    assertThat(asked)
        .containsExactly("wantedCollections=app.bsky.feed.post&cursor=1779999999999999");
  }

  @Test
  void aSilentJetstreamCountsAsBroken() {
    start(config -> config.routes.ws("/subscribe", socket -> {}));
    assertThatThrownBy(() -> jetstream(SILENCE).read(Optional.empty(), messages::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nothing came");
  }

  @Test
  void aServerThatIsNoJetstreamIsToldApart() {
    start(config -> config.routes.get("/subscribe", context -> context.result("hello")));
    assertThatThrownBy(() -> jetstream(LONG).read(Optional.empty(), messages::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void mastodonIsAskedForWhatWasMissedBeforeItsStreamIsRead() throws Exception {
    start(
        config -> {
          config.routes.get(
              "/api/v1/streaming/hashtag",
              context -> {
                asked.add(context.header("Authorization") + " " + context.queryString());
                OutputStream out = context.contentType("text/event-stream").outputStream();
                out.write(
                    ":)\n\nevent: update\ndata: {\"id\":\"9\"}\n\nevent: delete\r\ndata: 5\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
              });
          config.routes.get(
              "/api/v1/timelines/tag/cats",
              context -> {
                asked.add(context.queryParam("min_id"));
                context.json("[{\"id\":\"8\"},{\"id\":\"7\"}]");
                context.result("[{\"id\":\"8\"},{\"id\":\"7\"}]");
              });
        });
    mastodon(LONG, Optional.of("secret")).read(Optional.of("6"), messages::add);
    assertThat(messages)
        .containsExactly(
            "{\"event\":\"update\",\"payload\":\"{\\\"id\\\":\\\"7\\\"}\"}",
            "{\"event\":\"update\",\"payload\":\"{\\\"id\\\":\\\"8\\\"}\"}",
            "{\"event\":\"update\",\"payload\":\"{\\\"id\\\":\\\"9\\\"}\"}",
            "{\"event\":\"delete\",\"payload\":\"5\"}");
    assertThat(asked).containsExactly("Bearer secret tag=cats", "6");
  }

  @Test
  void mastodonWithoutATokenIsExplained() {
    start(config -> config.routes.get("/api/v1/streaming/hashtag", context -> context.status(401)));
    assertThatThrownBy(() -> mastodon(LONG, Optional.empty()).read(Optional.empty(), messages::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("401")
        .hasMessageContaining("token");
  }

  @Test
  void telegramIsAskedFromTheNextUpdateOn() throws Exception {
    String updates = "[" + String.join(",", Recorded.lines(FeedKind.TELEGRAM)) + "]";
    start(
        config ->
            config.routes.get(
                "/bot" + TOKEN + "/getUpdates",
                context -> {
                  asked.add(context.queryParam("offset"));
                  boolean first = asked.size() == 1;
                  context.result("{\"ok\":true,\"result\":" + (first ? updates : "[]") + "}");
                }));
    Thread reading =
        new Thread(
            () -> {
              try {
                new TelegramFeed(bot(1000), Duration.ofSeconds(1))
                    .read(Optional.of("700000001"), messages::add);
              } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    reading.start();
    while (asked.size() < 2) {
      Thread.sleep(5);
    }
    reading.interrupt();
    reading.join();
    assertThat(messages).hasSize(4);
    assertThat(asked.subList(0, 2)).containsExactly("700000001", "700000005");
  }

  @Test
  void picturesOfTelegramAreBoundedAndErrorsDoNotTellTheToken() {
    start(
        config -> {
          config.routes.get(
              "/bot" + TOKEN + "/getFile",
              context ->
                  context.result(
                      "{\"ok\":true,\"result\":{\"file_path\":\"%s\"}}"
                          .formatted(context.queryParam("file_id"))));
          config.routes.get(
              "/file/bot" + TOKEN + "/photos/1.jpg", context -> context.result(new byte[800]));
          config.routes.get(
              "/file/bot" + TOKEN + "/photos/2.jpg", context -> context.result(new byte[1001]));
        });
    assertThat(bot(1000).fetch("photos/1.jpg")).hasSize(800);
    assertThatThrownBy(() -> bot(1000).fetch("photos/2.jpg"))
        .isInstanceOf(RefusedUrlException.class)
        .hasMessageContaining("1000 bytes");
    assertThatThrownBy(() -> bot(1000).fetch("../../etc/passwd"))
        .isInstanceOf(RefusedUrlException.class);
    assertThatThrownBy(() -> bot(1000).fetch("photos/3.jpg"))
        .isInstanceOf(UnreachableUrlException.class)
        .hasMessageNotContaining(TOKEN)
        .hasNoCause();
  }

  private void start(Consumer<JavalinConfig> routes) {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  routes.accept(config);
                })
            .start("127.0.0.1", 0);
  }

  private URI address(String scheme, String path) {
    return URI.create("%s://127.0.0.1:%d%s".formatted(scheme, server.port(), path));
  }

  private JetstreamFeed jetstream(Duration silence) {
    return new JetstreamFeed(
        address("ws", "/subscribe"),
        silence,
        new JetstreamParser("https://pictures.example/{did}/{cid}"),
        NO_PICTURES);
  }

  private MastodonFeed mastodon(Duration silence, Optional<String> token) {
    return new MastodonFeed(address("http", "/"), "cats", token, silence, NO_PICTURES);
  }

  private TelegramBot bot(long maxBytes) {
    return new TelegramBot(address("http", "/"), TOKEN, maxBytes);
  }
}
