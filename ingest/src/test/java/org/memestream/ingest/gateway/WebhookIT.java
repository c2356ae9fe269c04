package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.ingest.MemeId;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/** What platforms post: signed, forged, cut, too large, and twice. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WebhookIT {

  private static final String REGISTRY = "mock://webhooks";
  private static final String SECRET = "0123456789abcdef";
  private static final String SIGNATURE = "X-Hub-Signature";
  private static final String TOKEN = "X-Telegram-Bot-Api-Secret-Token";

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static SchemaRegistry registry;
  private static HttpServer pictures;
  private static GatewayFixture gateway;
  private static StandInServices services;

  @BeforeAll
  static void start() throws IOException {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    registry = ConfluentRegistry.connect(REGISTRY, Map.of());
    pictures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] photo = SamplePictures.jpeg(64, 48);
    byte[] file = "{\"ok\":true,\"result\":{\"file_path\":\"photos/1.jpg\"}}".getBytes();
    pictures.createContext(
        "/",
        exchange -> {
          byte[] answer = exchange.getRequestURI().getPath().endsWith("getFile") ? file : photo;
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    pictures.start();
    gateway =
        new GatewayFixture(
            broker.bootstrapServers(),
            REGISTRY,
            folder,
            Map.of(
                "memestream.gateway.webhooks.mastodon.secret",
                SECRET,
                "memestream.gateway.webhooks.mastodon.address",
                "https://social.example",
                "memestream.gateway.webhooks.telegram.secret",
                SECRET,
                "memestream.gateway.webhooks.telegram.token",
                "12345:abcdefghijklmnopqrstuvwxyz012345678",
                "memestream.gateway.webhooks.telegram.address",
                "http://127.0.0.1:" + pictures.getAddress().getPort(),
                "memestream.gateway.webhooks.hashtags",
                "memestream",
                "memestream.erasure.settle",
                "200ms"),
            address -> true);
    services = new StandInServices(gateway.config.kafka(), registry);
  }

  @AfterAll
  static void stop() {
    services.close();
    gateway.close();
    registry.close();
    pictures.stop(0);
    broker.close();
  }

  @Test
  void aSignedPostBecomesOneMemeAndGoesWhenItIsTakenBack() throws Exception {
    String post = post("11");
    String id = MemeId.derived(List.of("feed", "mastodon", "post", "social.example/11"));

    assertThat(mastodon(post, signed(post)).statusCode()).isEqualTo(202);
    assertThat(mastodon(post, signed(post)).statusCode()).isEqualTo(202);

    await().until(() -> services.seen(id).isPresent());
    await().until(() -> counted("mastodon", "known") >= 1);
    assertThat(mastodon(post, signed(post)).statusCode()).isEqualTo(202);
    await().until(() -> counted("mastodon", "known") >= 2);
    assertThat(counted("mastodon", "taken")).isEqualTo(1);
    assertThat(objects(id)).isPositive();

    String delete = "{\"event\":\"delete\",\"payload\":\"11\"}";
    assertThat(mastodon(delete, signed(delete)).statusCode()).isEqualTo(202);
    await().until(() -> counted("mastodon", "erased") == 1);
    assertThat(objects(id)).isZero();
  }

  @Test
  void whatIsNotSignedIsNotLookedAt() throws Exception {
    String post = post("12");
    double before = counted("mastodon", "taken");

    assertThat(problem(mastodon(post, null))).isEqualTo("403 BAD_SIGNATURE");
    assertThat(problem(mastodon(post, ""))).isEqualTo("403 BAD_SIGNATURE");
    assertThat(problem(mastodon(post, signed(post + " ")))).isEqualTo("403 BAD_SIGNATURE");
    assertThat(problem(mastodon(post, signed(post).substring(7)))).isEqualTo("403 BAD_SIGNATURE");
    assertThat(problem(mastodon("no json", "sha256=00"))).isEqualTo("403 BAD_SIGNATURE");
    assertThat(problem(telegram("{}", null))).isEqualTo("403 BAD_SIGNATURE");
    assertThat(problem(telegram("{}", SECRET + "0"))).isEqualTo("403 BAD_SIGNATURE");
    assertThat(counted("mastodon", "taken")).isEqualTo(before);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    String large = "x".repeat(WebhookResource.MOST_BYTES + 1);
    assertThat(problem(mastodon(large, signed(large)))).isEqualTo("413 BODY_TOO_LARGE");
    assertThat(problem(telegram(large, SECRET))).isEqualTo("413 BODY_TOO_LARGE");
  }

  @Test
  void whatIsSignedButNoMessageIsCountedAndPassedOver() throws Exception {
    assertThat(mastodon("no json", signed("no json")).statusCode()).isEqualTo(202);
    await().until(() -> counted("mastodon", "unreadable") >= 1);
  }

  @Test
  void aTelegramUpdateThatComesTwiceIsOneMeme() throws Exception {
    String update =
        "{\"update_id\":7,\"message\":{\"message_id\":11,\"from\":{\"id\":501},\"chat\":"
            + "{\"id\":501,\"type\":\"private\"},\"photo\":[{\"file_id\":\"AgACAgIlarge\","
            + "\"width\":1280,\"height\":960}],\"caption\":\"when the coffee is gone\"}}";

    assertThat(telegram(update, SECRET).statusCode()).isEqualTo(202);
    assertThat(telegram(update, SECRET).statusCode()).isEqualTo(202);

    await().until(() -> counted("telegram", "taken") + counted("telegram", "known") == 2);
    assertThat(counted("telegram", "taken")).isEqualTo(1);
  }

  @Test
  void withoutASecretThereIsNothing() throws Exception {
    try (GatewayFixture plain =
        new GatewayFixture(
            broker.bootstrapServers(), REGISTRY, folder.resolve("plain"), Map.of())) {
      for (String path : List.of("/feeds/mastodon", "/feeds/telegram")) {
        HttpResponse<String> response =
            plain.send(
                plain
                    .request(path)
                    .header(SIGNATURE, signed("{}"))
                    .header(TOKEN, SECRET)
                    .POST(BodyPublishers.ofString("{}")));
        assertThat(problem(response)).isEqualTo("404 NOT_FOUND");
      }
    }
  }

  @Test
  void aSecretThatIsShortStopsTheGateway() {
    AtomicInteger number = new AtomicInteger();
    for (Map<String, String> settings :
        List.of(
            Map.of("memestream.gateway.webhooks.mastodon.secret", "short"),
            Map.of("memestream.gateway.webhooks.mastodon.secret", SECRET),
            Map.of("memestream.gateway.webhooks.telegram.secret", SECRET))) {
      Path place = folder.resolve("wrong" + number.incrementAndGet());
      assertThatThrownBy(
              () -> new GatewayFixture(broker.bootstrapServers(), REGISTRY, place, settings))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("memestream.gateway.webhooks.");
    }
  }

  private static String post(String id) {
    return "{\"event\":\"status.created\",\"object\":{\"id\":\"%s\",\"visibility\":\"public\",\"content\":\"<p>a wet dog</p>\",\"account\":{\"id\":\"7\"},\"media_attachments\":[{\"type\":\"image\",\"url\":\"http://127.0.0.1:%d/x.jpg\"}],\"tags\":[{\"name\":\"MemeStream\"}]}}"
        .formatted(id, pictures.getAddress().getPort());
  }

  private static HttpResponse<String> mastodon(String body, String signature) throws Exception {
    return send("/feeds/mastodon", SIGNATURE, body, signature);
  }

  private static HttpResponse<String> telegram(String body, String token) throws Exception {
    return send("/feeds/telegram", TOKEN, body, token);
  }

  private static HttpResponse<String> send(String path, String header, String body, String value)
      throws Exception {
    var request = gateway.request(path).POST(BodyPublishers.ofString(body));
    return gateway.send(value == null ? request : request.header(header, value));
  }

  private static String problem(HttpResponse<String> response) {
    return response.statusCode() + " " + GatewayFixture.json(response).path("reason").asText();
  }

  private static String signed(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static double counted(String feed, String outcome) {
    return gateway
        .metrics
        .get("memestream.feed.messages")
        .tag("feed", feed)
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  private static long objects(String id) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("objects"))) {
      return files
          .filter(file -> file.toString().contains(id))
          .filter(Files::isRegularFile)
          .count();
    }
  }
}
