package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import org.memestream.ingest.Sha256;
import org.memestream.ingest.erasure.Remains;
import org.memestream.ingest.erasure.Verification;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GatewayErasureIT {

  private static final String REGISTRY = "mock://erasure";
  private static final byte[] PHOTO = SamplePictures.jpeg(64, 48);
  private static final String[] ADA = {"Authorization", "Bearer ada-token"};
  private static final String[] BOB = {"Authorization", "Bearer bob-token"};

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
        new GatewayFixture(
            broker.bootstrapServers(),
            REGISTRY,
            folder,
            Map.of(
                "memestream.gateway.tokens.ada",
                hash("ada-token"),
                "memestream.gateway.tokens.bob",
                hash("bob-token"),
                "memestream.erasure.settle",
                "1s"));
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
  void erasesAMemeAndNoOther() throws Exception {
    String gone = gateway.taken(photo(), BOB);
    String kept = gateway.taken(photo(), BOB);
    gateway.awaitStatus(gone, "finished", BOB);
    gateway.awaitStatus(kept, "finished", BOB);

    assertThat(gateway.delete("/api/memes/" + gone, BOB).statusCode()).isEqualTo(204);

    assertThat(gateway.get("/api/memes/" + gone, BOB).statusCode()).isEqualTo(404);
    assertThat(gateway.get("/api/memes/" + kept + "/files/original", BOB).statusCode())
        .isEqualTo(200);
    Remains remains = remains("bob");
    assertThat(remains.statuses()).contains(kept).doesNotContain(gone);
    assertThat(remains.objects())
        .anyMatch(key -> key.contains(kept))
        .noneMatch(key -> key.contains(gone));
  }

  @Test
  void erasesAnOwnerWithWhatIsUnderWayAndTheProofFindsNothing() throws Exception {
    for (int i = 0; i < 5; i++) {
      gateway.awaitStatus(gateway.taken(photo(), ADA), "finished", ADA);
    }
    String held = gateway.taken(photo().text("label", StandInServices.HOLD), ADA);
    MemeRequested request =
        await().until(() -> services.seen(held), Optional::isPresent).orElseThrow();
    String bobs = gateway.taken(photo(), BOB);
    assertThat(page(3)).hasSize(3);
    assertThat(remains("ada").nothing()).isFalse();
    // A worker that had the picture already comes too late with what it made of it.
    Thread late =
        new Thread(
            () -> {
              await().pollDelay(Duration.ofMillis(600)).until(() -> true);
              try (ObjectStore store = ObjectStores.open(gateway.config.store())) {
                store.put("owners/ada/memes/" + held + "/original-0.jpg", PHOTO, "image/jpeg");
              }
              services.say(request, MemeState.RENDERING, status -> status);
            });
    late.start();

    JsonNode answer = GatewayFixture.json(gateway.delete("/api/owners/ada", ADA));

    late.join();
    assertThat(answer.path("memes").asInt()).isGreaterThanOrEqualTo(6);
    assertThat(answer.path("objects").asInt()).isGreaterThanOrEqualTo(7);
    Remains remains = remains("ada");
    assertThat(remains.nothing()).isTrue();
    assertThat(remains.erasedAt()).isPresent();
    assertThat(remains.expiring())
        .anySatisfy(one -> assertThat(one.topic()).isEqualTo("memes.requested"))
        .allSatisfy(one -> assertThat(one.goneBy()).isPresent());
    assertThat(page(20)).isEmpty();
    assertThat(gateway.get("/api/memes/" + held, ADA).statusCode()).isEqualTo(404);
    assertThat(gateway.get("/api/memes/" + bobs, BOB).statusCode()).isEqualTo(200);
    assertThat(gateway.get("/api/memes/" + gateway.taken(photo(), ADA), ADA).statusCode())
        .isEqualTo(200);
  }

  @Test
  void listsPageByPageTheLatestFirst() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(0, gateway.taken(photo(), BOB));
      gateway.awaitStatus(ids.get(0), "finished", BOB);
    }
    JsonNode first = GatewayFixture.json(gateway.get("/api/memes?owner=bob&limit=3", BOB));
    JsonNode second =
        GatewayFixture.json(
            gateway.get("/api/memes?limit=2&after=" + first.path("next").asText(), BOB));

    assertThat(first.path("memes"))
        .extracting(meme -> meme.path("id").asText())
        .containsExactlyElementsOf(ids.subList(0, 3));
    assertThat(second.path("memes"))
        .extracting(meme -> meme.path("id").asText())
        .containsExactlyElementsOf(ids.subList(3, 5));
  }

  private static List<JsonNode> page(int limit) throws Exception {
    List<JsonNode> memes = new ArrayList<>();
    GatewayFixture.json(gateway.get("/api/memes?limit=" + limit, ADA))
        .path("memes")
        .forEach(memes::add);
    return memes;
  }

  private static Remains remains(String owner) {
    try (ObjectStore store = ObjectStores.open(gateway.config.store())) {
      return new Verification(store, new KafkaClients(gateway.config.kafka()), registry).of(owner);
    }
  }

  private static Form photo() {
    return new Form().file("image", PHOTO);
  }

  private static String hash(String token) {
    return new Sha256().of(token.getBytes(StandardCharsets.US_ASCII));
  }
}
