package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.ingest.MemeId;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Stage;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/** What a gateway leaves that is killed after a meme's first status and before its request. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KilledGatewayIT {

  private static final String REGISTRY = "mock://killed-gateway";
  private static final byte[] PHOTO = SamplePictures.jpeg(64, 48);

  @TempDir private Path folder;

  @Test
  void whoeverAsksAgainUnderTheSameKeyGetsTheMeme() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        SchemaRegistry registry = ConfluentRegistry.connect(REGISTRY, Map.of());
        GatewayFixture gateway =
            new GatewayFixture(broker.bootstrapServers(), REGISTRY, folder, Map.of());
        StandInServices services = new StandInServices(gateway.config.kafka(), registry)) {
      Form form = new Form().file("image", PHOTO).text("top", "hello");
      String fingerprint = fingerprint(gateway, services, form);
      String id = MemeId.derived(List.of("idempotency-key", "local", "order 2"));
      announce(gateway, registry, id, fingerprint);
      await().until(() -> gateway.get("/api/memes/" + id).statusCode() == 200);

      HttpResponse<String> repeat = gateway.post(form, "Idempotency-Key", "order 2");

      assertThat(repeat.statusCode()).isEqualTo(202);
      assertThat(GatewayFixture.json(repeat).path("id").asText()).isEqualTo(id);
      gateway.awaitStatus(id, "finished");
    }
  }

  /** What the gateway makes of an order, as it says in its request. */
  private static String fingerprint(GatewayFixture gateway, StandInServices services, Form form)
      throws Exception {
    String id = gateway.taken(form, "Idempotency-Key", "order 1");
    return await()
        .until(() -> services.seen(id), Optional::isPresent)
        .map(MemeRequested::getFingerprint)
        .orElseThrow();
  }

  private static void announce(
      GatewayFixture gateway, SchemaRegistry registry, String id, String fingerprint)
      throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    MemeStatus first =
        MemeStatus.newBuilder()
            .setId(id)
            .setOwnerId("local")
            .setState(MemeState.REQUESTED)
            .setPending(List.of(Stage.CAPTION))
            .setFingerprint(fingerprint)
            .setRequestedAt(now)
            .setUpdatedAt(now)
            .build();
    KafkaClients clients = new KafkaClients(gateway.config.kafka());
    try (EventPublisher publisher =
        new EventPublisher(clients.producer("killed"), registry, "/killed", Clock.systemUTC())) {
      publisher.publish(Topics.STATUS, id, first, Optional.empty()).get();
    }
  }
}
