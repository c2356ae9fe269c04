package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.ingest.Sha256;
import org.memestream.ingest.upload.Uploads;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.runtime.picture.SamplePictures;

/** Everything that a gateway has to bear, and what it says then. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GatewayRefusalsIT {

  private static final String REGISTRY = "mock://refusals";
  private static final byte[] PHOTO = SamplePictures.jpeg(64, 48);
  private static final String ADA = "Bearer ada-token-ada-token";
  private static final String BOB = "Bearer bob-token-bob-token";

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static GatewayFixture local;
  private static GatewayFixture shared;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    local =
        gateway(
            "local",
            Map.of(
                "memestream.client.upload.max-bytes",
                "100000",
                "memestream.gateway.memory-bytes",
                "1000",
                "memestream.gateway.upload-timeout",
                "1s"));
    shared =
        gateway(
            "shared",
            Map.of(
                "memestream.gateway.tokens.ada",
                hash(ADA),
                "memestream.gateway.tokens.bob",
                hash(BOB),
                "memestream.gateway.quota.upload-burst",
                "3",
                "memestream.gateway.quota.uploads-per-second",
                "0.01"));
  }

  @AfterAll
  static void stop() {
    local.close();
    shared.close();
    broker.close();
  }

  @Test
  void refusesWhatIsNoOrder() throws Exception {
    refused(local.post("text/plain", utf8("hello")), 415, "UNSUPPORTED_MEDIA_TYPE");
    refused(local.post("application/json", utf8("{\"image\":")), 400, "MALFORMED_BODY");
    refused(local.post("application/json", utf8("[1]")), 400, "MALFORMED_BODY");
    refused(local.post("application/json", utf8("{}")), 422, "INVALID_FIELD");
    refused(local.post("application/json", utf8("{\"img\":\"x\"}")), 422, "UNKNOWN_FIELD");
    refused(local.post("application/json", utf8("{\"image\":{}}")), 422, "INVALID_FIELD");
    refused(local.post("multipart/form-data", utf8("x")), 400, "MALFORMED_BODY");
    refused(local.post(new Form().text("top", "no picture")), 422, "INVALID_FIELD");
    refused(local.post(new Form().file("image", new byte[0])), 422, "INVALID_FIELD");
    refused(local.post(photo().text("tpo", "hello")), 422, "UNKNOWN_FIELD");
    refused(local.post(photo().text("alternatives", "11")), 422, "INVALID_FIELD");
    refused(local.post(photo().text("seed", "seven")), 422, "INVALID_FIELD");
    refused(local.post(photo().text("top", "a").text("top", "b")), 422, "INVALID_FIELD");
    refused(local.post(photo().text("top", "x".repeat(201))), 422, "TEXT_TOO_LONG");
    refused(local.post(photo().text("expression", "smile")), 422, "NO_CONSENT");
    refused(local.post(photo(), "Idempotency-Key", "x".repeat(256)), 422, "INVALID_FIELD");
  }

  @Test
  void refusesPicturesThatAreNone() throws Exception {
    refused(local.post(new Form().file("image", utf8("hello"))), 415, "NOT_A_PICTURE");
    byte[] half = Uploads.cutOff(PHOTO, 0.5);
    refused(local.post(new Form().file("image", half)), 422, "CORRUPT");
    refused(local.post(new Form().file("image", new byte[150_000])), 413, "BODY_TOO_LARGE");
    refused(local.post(new Form().text("label", "x".repeat(20_000))), 413, "BODY_TOO_LARGE");
    refused(
        local.post(new Form().file("image", new byte[90_000]).file("driver", new byte[600_000])),
        413,
        "BODY_TOO_LARGE");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void refusesAddressesInside() throws Exception {
    for (String url :
        new String[] {
          "http://127.0.0.1:" + local.port() + "/",
          "http://169.254.169.254/latest/",
          "http://[::1]/",
          "http://2130706433/",
          "http://localhost/",
          "file:///etc/passwd",
          "ftp://example.org/"
        }) {
      HttpResponse<String> answer =
          local.post("application/json", utf8("{\"image\":\"" + url + "\"}"));
      refused(answer, 422, "URL_REFUSED");
    }
  }

  @Test
  void outlivesABodyThatBreaksOffOrNeverEnds() throws Exception {
    byte[] whole = photo().bytes();
    String head =
        "POST /api/memes HTTP/1.1\nHost: localhost\nConnection: close\nContent-Type: %s\nContent-Length: %d\n\n"
            .formatted(Form.contentType(), whole.length);

    String cut = raw(local).send(head, Arrays.copyOf(whole, whole.length / 2));
    assertThat(cut)
        .satisfiesAnyOf(a -> assertThat(a).isEmpty(), a -> assertThat(a).contains(" 400 "));
    String short_ =
        raw(local)
            .send(
                head.replace("" + whole.length, "" + (whole.length - 10)),
                Arrays.copyOf(whole, whole.length - 10));
    assertThat(short_).contains(" 400 ", "MALFORMED_BODY");
    String slow = raw(local).drip(head, whole, 300);
    assertThat(slow).contains(" 408 ", "BODY_TOO_SLOW");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void looksAtNoFileName() throws Exception {
    Form form =
        new Form()
            .part(
                "Content-Disposition: form-data; name=\"image\"; filename=\"../../x\\\"; evil=1\"\r\nX-Evil: 1",
                PHOTO);

    HttpResponse<String> taken = local.post(form);

    assertThat(taken.statusCode()).isEqualTo(202);
    assertThat(taken.headers().map()).doesNotContainKey("x-evil");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void keepsOtherSitesOutOfAGatewayWithoutTokens() throws Exception {
    String rebound =
        raw(local).send("GET / HTTP/1.1\nHost: evil.example\nConnection: close\n\n", new byte[0]);
    assertThat(rebound).contains(" 403 ", "FOREIGN_ORIGIN");
    for (String header :
        new String[] {
          "Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"
        }) {
      String answer =
          raw(local)
              .send(
                  "GET /api/memes HTTP/1.1\nHost: localhost:1\n%s\nConnection: close\n\n"
                      .formatted(header),
                  new byte[0]);
      assertThat(answer).contains(" 403 ", "FOREIGN_ORIGIN");
    }
    String own =
        raw(local)
            .send(
                "GET /api/memes HTTP/1.1\nHost: localhost:1\nOrigin: http://localhost:1\nConnection: close\n\n",
                new byte[0]);
    assertThat(own).contains(" 200 ");
  }

  @Test
  void asksForATokenAndShowsNobodyAnothersMemes() throws Exception {
    refused(shared.get("/api/memes"), 401, "UNAUTHENTICATED");
    refused(shared.get("/api/memes", "Authorization", "Bearer wrong"), 401, "UNAUTHENTICATED");
    refused(shared.get("/api/memes", "Authorization", "Basic YTpi"), 401, "UNAUTHENTICATED");
    assertThat(shared.get("/api/memes").headers().firstValue("WWW-Authenticate")).isPresent();
    String id = shared.taken(photo(), "Authorization", ADA);

    assertThat(shared.get("/api/memes/" + id, "Authorization", ADA).statusCode()).isEqualTo(200);
    for (String path :
        new String[] {"/api/memes/" + id, "/api/memes/" + id + "/events", "/api/memes?owner=ada"}) {
      refused(shared.get(path, "Authorization", BOB), 404, "NOT_FOUND");
    }
    refused(shared.delete("/api/memes/" + id, "Authorization", BOB), 404, "NOT_FOUND");
    refused(shared.delete("/api/owners/ada", "Authorization", BOB), 404, "NOT_FOUND");
    assertThat(shared.get("/api/memes/" + id, "Authorization", ADA).statusCode()).isEqualTo(200);
  }

  @Test
  void holdsAnOwnerToTheRate() throws Exception {
    HttpResponse<String> last = null;
    for (int i = 0; i < 4; i++) {
      last = shared.post(photo(), "Authorization", BOB);
    }

    refused(last, 429, "TOO_MANY_REQUESTS");
    assertThat(Long.parseLong(last.headers().firstValue("Retry-After").orElseThrow())).isPositive();
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    refused(local.get("/api/memes/none"), 404, "NOT_FOUND");
    refused(local.get("/api/memes/%2e%2e%2fx"), 404, "NOT_FOUND");
    refused(local.get("/api/nothing"), 404, "NOT_FOUND");
    refused(local.delete("/api/memes"), 405, "METHOD_NOT_ALLOWED");
    refused(local.get("/api/memes?limit=0"), 422, "INVALID_FIELD");
    refused(local.get("/api/memes?after=%21"), 422, "INVALID_FIELD");
  }

  @Test
  void refusesToListenToOthersWithoutTokens() {
    assertThatThrownBy(() -> gateway("open", Map.of("memestream.gateway.host", "0.0.0.0")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContainingAll("memestream.gateway.host", "tokens");
  }

  private static Form photo() {
    return new Form().file("image", PHOTO);
  }

  private static void refused(HttpResponse<String> answer, int status, String reason) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = GatewayFixture.json(answer);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.path("reason").asText()).isEqualTo(reason);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).endsWith(".");
  }

  private static Stream<Path> leftovers() throws IOException {
    return Files.list(folder.resolve("local/gateway/incoming"));
  }

  private static RawRequest raw(GatewayFixture gateway) {
    return new RawRequest(gateway.port());
  }

  private static GatewayFixture gateway(String name, Map<String, String> settings) {
    return new GatewayFixture(broker.bootstrapServers(), REGISTRY, folder.resolve(name), settings);
  }

  private static String hash(String bearer) {
    return new Sha256().of(utf8(bearer.substring("Bearer ".length())));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
