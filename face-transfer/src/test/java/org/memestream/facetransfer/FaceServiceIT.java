package org.memestream.facetransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
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
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.schemas.Box;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.FaceTransferred;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.StageFailed;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

class FaceServiceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Path PORTRAIT = Path.of("..", "samples", "portrait-woman-1.jpg");

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
  void movesTheExpressionOrSaysWhatStandsInTheWay() throws Exception {
    await().atMost(PATIENCE).until(() -> service.readiness().isReady());
    FaceSpec smile = FaceSpec.newBuilder().setExpression("smile").setConsent(true).build();
    FaceSpec laughing = FaceSpec.newBuilder(smile).setAnimate(true).setFrames(4).build();
    Picture portrait = new PictureReader().read(Files.readAllBytes(PORTRAIT));

    request("portrait", portrait, smile);
    request("moving", portrait, laughing);
    request("without-face", new DrawnFace(640, 480).picture(), smile);
    request("not-asked", portrait, null);
    request("no-consent", portrait, FaceSpec.newBuilder().setExpression("smile").build());

    Map<String, FaceTransferred> transferred =
        read(Topics.FACE_TRANSFERRED, FaceTransferred.class, 2);
    assertThat(transferred).containsOnlyKeys("portrait", "moving");
    assertChanged(portrait, transferred.get("portrait"));
    assertThat(transferred.get("moving").getFrames()).hasSize(4);
    Map<String, StageFailed> failures = read(Topics.STAGE_FAILED, StageFailed.class, 2);
    assertThat(failures).containsOnlyKeys("without-face", "no-consent");
    assertThat(failures.get("without-face").getReason()).isEqualTo(FailureReason.NO_FACE);
    assertThat(failures.get("no-consent").getReason()).isEqualTo(FailureReason.NO_CONSENT);
  }

  /** The picture is as large as before, and other where the face is. */
  private static void assertChanged(Picture before, FaceTransferred event) throws Exception {
    assertThat(event.getFaces()).hasSize(1);
    Box box = event.getFaces().get(0);
    try (ObjectStore store = ObjectStores.open(config.store())) {
      Picture after = new PictureReader().read(store.get(event.getImage().getKey()));
      assertThat(after.width()).isEqualTo(before.width());
      assertThat(difference(before, after, box)).isGreaterThan(4);
      Box corner = new Box(0, 0, 60, 60);
      assertThat(difference(before, after, corner)).isLessThan(2);
    }
  }

  /** Mean absolute difference of all channels. */
  private static double difference(Picture one, Picture other, Box box) {
    double sum = 0;
    for (int y = box.getY(); y < box.getY() + box.getHeight(); y++) {
      for (int x = box.getX(); x < box.getX() + box.getWidth(); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          sum += Math.abs((one.argb(x, y) >> shift & 0xff) - (other.argb(x, y) >> shift & 0xff));
        }
      }
    }
    return sum / (3.0 * box.getWidth() * box.getHeight());
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

  /** Reads a topic until that many records are there. */
  private static <T extends SpecificRecord> Map<String, T> read(
      Topic<T> topic, Class<T> type, int count) {
    Map<String, T> records = new HashMap<>();
    try (SchemaRegistry schemas = ConfluentRegistry.connect(registry.url(), Map.of());
        Consumer<String, T> consumer =
            new KafkaClients(config.kafka())
                .reader(new AvroSerde<>(schemas, type).deserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(topic.name())
          .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(record -> records.put(record.key(), record.value()));
                return records.size() >= count;
              });
    }
    return records;
  }
}
