package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
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

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
