package org.memestream.facetransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.embedded.EmbeddedRegistry;
import org.memestream.facetransfer.opencv.DrawnFace;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageFailed;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

class FaceServiceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registry;
  private static FaceConfig config;
  private static FaceService service;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
    Map<String, String> settings = new HashMap<>();
    settings.put("memestream.kafka.bootstrap-servers", broker.bootstrapServers());
    settings.put("memestream.registry.url", registry.url());
    settings.put("memestream.store.uri", folder.resolve("objects").toUri().toString());
    settings.put("memestream.worker.journal-dir", folder.resolve("journal").toString());
    config = new ConfigurationLoader().load(FaceConfig.class, Optional.empty(), Map.of(), settings);
    service =
        new FaceService(new ServiceContext<>(config, new SimpleMeterRegistry(), Clock.systemUTC()));
    service.start();
  }

  @AfterAll
  static void stop() {
    service.close();
    registry.close();
    broker.close();
  }

  @Test
  void answersEachRequestForAnExpressionWithWhatStandsInTheWay() {
    await().atMost(PATIENCE).until(() -> service.readiness().isReady());
    FaceSpec smile = FaceSpec.newBuilder().setExpression("smile").setConsent(true).build();

    request("with-face", new DrawnFace(640, 480).at(300, 240, 120).picture(), smile);
    request("without-face", new DrawnFace(640, 480).picture(), smile);
    request("not-asked", new DrawnFace(640, 480).picture(), null);
    request("no-consent", new DrawnFace(64, 64).picture(), FaceSpec.newBuilder().build());

    Map<String, StageFailed> failures = failures(3);
    assertThat(failures).containsOnlyKeys("with-face", "without-face", "no-consent");
    assertThat(failures.values())
        .extracting(StageFailed::getStage)
        .containsOnly(Stage.FACE_TRANSFER);
    assertThat(failures.get("with-face").getReason()).isEqualTo(FailureReason.UNSUPPORTED);
    assertThat(failures.get("with-face").getMessage()).startsWith("Found 1 face,");
    assertThat(failures.get("without-face").getReason()).isEqualTo(FailureReason.NO_FACE);
    assertThat(failures.get("no-consent").getReason()).isEqualTo(FailureReason.NO_CONSENT);
  }

  private static void request(String id, Picture picture, FaceSpec face) {
    String key = "owners/ada/memes/%s/source.png".formatted(id);
    byte[] png = new PictureWriter().png(picture);
    try (ObjectStore store = ObjectStores.open(config.store());
        SchemaRegistry schemas = ConfluentRegistry.connect(registry.url(), Map.of());
        EventPublisher publisher =
            new EventPublisher(
                new KafkaClients(config.kafka()).producer("test"),
                schemas,
                "/test",
                Clock.systemUTC())) {
      store.put(key, png, "image/png");
      MemeRequested event =
          MemeRequested.newBuilder()
              .setId(id)
              .setOwnerId("ada")
              .setImage(
                  new ImageRef(
                      key,
                      "0".repeat(64),
                      "image/png",
                      picture.width(),
                      picture.height(),
                      (long) png.length))
              .setFace(face)
              .setRequestedAt(Instant.now())
              .setDeadline(Instant.now().plusSeconds(60))
              .build();
      publisher.publish(Topics.REQUESTED, id, event, Optional.empty()).join();
    }
  }

  /** Reads until that many failures are there. */
  private static Map<String, StageFailed> failures(int count) {
    Map<String, StageFailed> failures = new HashMap<>();
    try (SchemaRegistry schemas = ConfluentRegistry.connect(registry.url(), Map.of());
        Consumer<String, StageFailed> consumer =
            new KafkaClients(config.kafka())
                .reader(new AvroSerde<>(schemas, StageFailed.class).deserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(Topics.STAGE_FAILED.name())
          .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(record -> failures.put(record.key(), record.value()));
                return failures.size() >= count;
              });
    }
    return failures;
  }
}
