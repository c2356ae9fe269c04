package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.ingest.gateway.form.Field;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GatewayIT {

  private static final String REGISTRY = "mock://gateway";
  private static final byte[] PHOTO = SamplePictures.jpeg(64, 48);

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static SchemaRegistry registry;
  private static GatewayFixture gateway;
  private static StandInServices services;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    registry = ConfluentRegistry.connect(REGISTRY, Map.of());
    gateway =
        new GatewayFixture(broker.bootstrapServers(), REGISTRY, folder.resolve("one"), Map.of());
    services = new StandInServices(gateway.config.kafka(), registry);
  }

  @AfterAll
  static void stop() {
    services.close();
    gateway.close();
    registry.close();
    broker.close();
  }

  @Test
  void takesAnOrderAndGivesThePictureOut() throws Exception {
    HttpResponse<String> taken =
        gateway.post(new Form().file("image", PHOTO).text("top", "hello").text("seed", "7"));

    assertThat(taken.statusCode()).isEqualTo(202);
    JsonNode answer = GatewayFixture.json(taken);
    String id = answer.path("id").asText();
    assertThat(answer.path("status").asText()).isEqualTo("requested");
    assertThat(taken.headers().firstValue("Location")).contains("/api/memes/" + id);
    JsonNode meme = gateway.awaitStatus(id, "finished");
    assertThat(meme.path("timings").path(0).path("stage").asText()).isEqualTo("caption");
    HttpResponse<byte[]> file = gateway.bytes(meme.path("pictures").path(0).path("url").asText());
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(new PictureReader().read(file.body()).width()).isEqualTo(64);
  }

  @Test
  void handsOnWhatWasAsked() throws Exception {
    String id =
        gateway.taken(
            new Form()
                .text("label", StandInServices.HOLD)
                .text("expression", "smile")
                .text("consent", "on")
                .text("strength", "1.5")
                .text("region", "mouth")
                .text("animate", "true")
                .text("style", "band")
                .text("profile", "original")
                .text("profile", "wechat")
                .text("alternatives", "3")
                .file("image", PHOTO));

    MemeRequested request =
        await().until(() -> services.seen(id), Optional::isPresent).orElseThrow();
    assertThat(request.getOwnerId()).isEqualTo("local");
    assertThat(request.getFace().getExpression()).isEqualTo("smile");
    assertThat(request.getFace().getConsent()).isTrue();
    assertThat(request.getFace().getStrength()).isEqualTo(1.5f);
    assertThat(request.getFace().getRegion()).isEqualTo("mouth");
    assertThat(request.getFace().getAnimate()).isTrue();
    assertThat(request.getStyle()).isEqualTo("band");
    assertThat(request.getProfiles()).containsExactly("original", "wechat");
    assertThat(request.getCaption().getAlternatives()).isEqualTo(3);
  }

  @Test
  void findsAMemeAtOnce() throws Exception {
    for (int i = 0; i < 20; i++) {
      String id = gateway.taken(new Form().file("image", PHOTO));

      assertThat(gateway.get("/api/memes/" + id).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void servesThePageUnderAPolicy() throws Exception {
    HttpResponse<String> page = gateway.get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    assertThat(gateway.get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(gateway.get("/nothing.html").statusCode()).isEqualTo(404);
    assertThat(gateway.get("/../gateway/GatewayMain.class").statusCode()).isIn(400, 404);
  }

  @Test
  void tellsWhatOrdersMayAskFor() throws Exception {
    JsonNode choices = GatewayFixture.json(gateway.get("/api/choices"));

    assertThat(choices.path("limits").path("maxBytes").asLong())
        .isEqualTo(gateway.config.client().upload().maxBytes());
  }

  @Test
  void describesExactlyWhatIsAnswered() throws Exception {
    assertThat(
            gateway.service.routes().stream()
                .filter(route -> !route.path().equals("/") && !route.path().contains("<"))
                .map(route -> route.method() + " " + route.path()))
        .containsExactlyInAnyOrderElementsOf(gateway.contract.operations());
    assertThat(Field.all())
        .containsExactlyInAnyOrderElementsOf(gateway.contract.fields("Order"))
        .containsExactlyInAnyOrderElementsOf(gateway.contract.fields("OrderForm"));
    assertThat(GatewayFixture.json(gateway.get("/openapi.json")).path("openapi").asText())
        .startsWith("3.1");
  }

  @Test
  void tellsEachChangeAsItComes() throws Exception {
    String id = gateway.taken(new Form().file("image", PHOTO).text("label", StandInServices.HOLD));
    MemeRequested request =
        await().until(() -> services.seen(id), Optional::isPresent).orElseThrow();
    var events = gateway.lines("/api/memes/" + id + "/events").thenApply(lines -> lines.toList());
    await().until(() -> gateway.metrics.get("memestream.gateway.streams").gauge().value() > 0);

    services.finish(request);

    List<String> told = events.get(30, TimeUnit.SECONDS);
    assertThat(told).filteredOn(line -> line.startsWith("data:")).hasSize(2);
    assertThat(told)
        .anySatisfy(line -> assertThat(line).contains("\"status\":\"requested\""))
        .anySatisfy(line -> assertThat(line).contains("\"status\":\"finished\""));
    String last =
        told.stream().filter(line -> line.startsWith("id:")).reduce((a, b) -> b).orElseThrow();
    HttpResponse<String> again =
        gateway.get("/api/memes/" + id + "/events", "Last-Event-ID", last.substring(4));
    assertThat(again.statusCode()).isEqualTo(204);
    assertThat(gateway.get("/api/memes/" + id + "/events", "Last-Event-ID", "x\ty").body())
        .contains("finished");
  }

  @Test
  void givesPartsOfAPictureAndNothingThatIsKnown() throws Exception {
    String id = gateway.taken(new Form().file("image", PHOTO));
    gateway.awaitStatus(id, "finished");
    String url = "/api/memes/" + id + "/files/original";
    HttpResponse<byte[]> whole = gateway.bytes(url);
    String tag = whole.headers().firstValue("ETag").orElseThrow();
    int length = whole.body().length;

    HttpResponse<byte[]> part = gateway.bytes(url, "Range", "bytes=2-5");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 2, 6));
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-5/" + length);
    assertThat(gateway.bytes(url, "Range", "bytes=-4").body()).hasSize(4);
    assertThat(gateway.bytes(url, "Range", "bytes=0-1", "If-Range", "\"other\"").body())
        .hasSize(length);
    assertThat(gateway.get(url, "Range", "bytes=" + length + "-").statusCode()).isEqualTo(416);
    assertThat(gateway.bytes(url, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(gateway.bytes(url + "?alternative=1&download").headers().map())
        .containsEntry(
            "content-disposition",
            List.of("attachment; filename=\"meme-%s-original-2.jpg\"".formatted(id)));
    HttpResponse<String> head =
        gateway.send(gateway.request(url).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(length);
    assertThat(gateway.get(url + "?alternative=7").statusCode()).isEqualTo(404);
    assertThat(gateway.get(url + "?alternative=x").statusCode()).isEqualTo(422);
    assertThat(gateway.get("/api/memes/" + id + "/files/none").statusCode()).isEqualTo(404);
  }

  @Test
  void aRepeatUnderTheSameKeyIsTheSameMeme() throws Exception {
    String[] key = {"Idempotency-Key", "order 1"};
    Form form = new Form().file("image", PHOTO).text("top", "a").text("bottom", "b");
    Form other = new Form().file("image", PHOTO).text("top", "a").text("bottom", "c");
    Form shuffled = new Form().text("bottom", "b").text("top", "a").file("image", PHOTO);

    String id = gateway.taken(form, key);
    gateway.awaitStatus(id, "finished");
    int requests = services.count();
    HttpResponse<String> repeat = gateway.post(shuffled, key);

    assertThat(repeat.statusCode()).isEqualTo(202);
    assertThat(repeat.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(GatewayFixture.json(repeat).path("id").asText()).isEqualTo(id);
    assertThat(GatewayFixture.json(repeat).path("status").asText()).isEqualTo("finished");
    HttpResponse<String> reused = gateway.post(other, key);
    assertThat(reused.statusCode()).isEqualTo(422);
    assertThat(GatewayFixture.json(reused).path("reason").asText()).isEqualTo("KEY_REUSED");
    assertThat(services.count()).isEqualTo(requests);
  }

  @Test
  void knowsItsMemesAfterARestartAndWithoutItsIndex() throws Exception {
    Path state = folder.resolve("restarting");
    String id;
    try (GatewayFixture first = another(state)) {
      id = first.taken(new Form().file("image", PHOTO));
      first.awaitStatus(id, "finished");
    }
    try (GatewayFixture again = another(state);
        GatewayFixture elsewhere = another(folder.resolve("elsewhere"))) {
      for (GatewayFixture fixture : List.of(again, elsewhere)) {
        assertThat(GatewayFixture.json(fixture.get("/api/memes/" + id)).path("status").asText())
            .isEqualTo("finished");
      }
      // What one takes, the other finds at once.
      for (int i = 0; i < 10; i++) {
        String next = again.taken(new Form().file("image", PHOTO));
        assertThat(elsewhere.get("/api/memes/" + next).statusCode()).isEqualTo(200);
      }
    }
  }

  private static GatewayFixture another(Path state) {
    return new GatewayFixture(broker.bootstrapServers(), REGISTRY, state, Map.of());
  }
}
