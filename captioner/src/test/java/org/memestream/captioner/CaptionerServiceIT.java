package org.memestream.captioner;

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
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.schemas.CaptionMode;
import org.memestream.schemas.CaptionSpec;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

class CaptionerServiceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registry;
  private static CaptionerConfig config;
  private static CaptionerService service;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
    Map<String, String> settings = new HashMap<>();
    settings.put("memestream.kafka.bootstrap-servers", broker.bootstrapServers());
    settings.put("memestream.registry.url", registry.url());
    settings.put("memestream.store.uri", folder.resolve("objects").toUri().toString());
    settings.put("memestream.worker.journal-dir", folder.resolve("journal").toString());
    config =
        new ConfigurationLoader().load(CaptionerConfig.class, Optional.empty(), Map.of(), settings);
    service =
        new CaptionerService(
            new ServiceContext<>(config, new SimpleMeterRegistry(), Clock.systemUTC()));
    service.start();
  }

  @AfterAll
  static void stop() {
    service.close();
    registry.close();
    broker.close();
  }

  @Test
  void answersRequestsForTextWithCaptions() {
    await().atMost(PATIENCE).until(() -> service.readiness().isReady());

    request("written", CaptionSpec.newBuilder().setLabel("monday").setSeed(3L).build());
    request("without-text", null);
    request(
        "given",
        CaptionSpec.newBuilder().setMode(CaptionMode.GIVEN).setTop("One does not").build());

    Map<String, MemeCaptioned> captioned = captioned(2);
    assertThat(captioned).containsOnlyKeys("written", "given");
    assertThat(captioned.get("given").getCaptions().get(0).getTop()).isEqualTo("One does not");
    MemeCaptioned written = captioned.get("written");
    assertThat(written.getCaptions().get(0).getTop()).isNotBlank();
    assertThat(written.getModel()).startsWith("memestream-");
    assertThat(written.getSeed()).isEqualTo(3L);
    assertThat(written.getTiming().getComputeMicros()).isPositive();
  }

  private static void request(String id, CaptionSpec caption) {
    String key = "owners/ada/memes/%s/source.png".formatted(id);
    Picture picture = Picture.ofRgb(64, 48, new byte[64 * 48 * 3]);
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
              .setImage(new ImageRef(key, "0".repeat(64), "image/png", 64, 48, (long) png.length))
              .setCaption(caption)
              .setRequestedAt(Instant.now())
              .setDeadline(Instant.now().plusSeconds(60))
              .build();
      publisher.publish(Topics.REQUESTED, id, event, Optional.empty()).join();
    }
  }

  /** Reads until that many captioned memes are there. */
  private static Map<String, MemeCaptioned> captioned(int count) {
    Map<String, MemeCaptioned> captioned = new HashMap<>();
    try (SchemaRegistry schemas = ConfluentRegistry.connect(registry.url(), Map.of());
        Consumer<String, MemeCaptioned> consumer =
            new KafkaClients(config.kafka())
                .reader(new AvroSerde<>(schemas, MemeCaptioned.class).deserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(Topics.CAPTIONED.name())
          .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(record -> captioned.put(record.key(), record.value()));
                return captioned.size() >= count;
              });
    }
    return captioned;
  }
}
