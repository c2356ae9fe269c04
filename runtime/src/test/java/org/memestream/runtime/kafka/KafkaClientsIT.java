package org.memestream.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.MemeRendered;
import org.memestream.schemas.OwnerErased;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;
import org.memestream.schemas.serde.UndecodableException;

@Timeout(60)
class KafkaClientsIT {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private static EmbeddedBroker broker;
  private static KafkaClients clients;
  private static SchemaRegistry registry;

  @BeforeAll
  static void start(@TempDir Path folder) {
    broker = EmbeddedBroker.start(folder, 0);
    KafkaConfig config = config(broker.bootstrapServers(), Map.of());
    clients = new KafkaClients(config);
    registry = ConfluentRegistry.connect("mock://clients", Map.of());
    try (Admin admin = clients.admin()) {
      new TopicCreator(admin, config).createMissing(Topics.all());
    }
  }

  @AfterAll
  static void stop() {
    registry.close();
    broker.close();
  }

  private static KafkaConfig config(String servers, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("bootstrap-servers", servers);
    return ConfigurationLoader.group(KafkaConfig.class, all);
  }

  private static OwnerErased erased(String owner) {
    return OwnerErased.newBuilder().setOwnerId(owner).setErasedAt(NOW).build();
  }

  private static EventPublisher publisher() {
    return new EventPublisher(
        clients.producer("test"), registry, "/memestream/test", Clock.systemUTC());
  }

  private static void configureGroup(String group, Duration lock, int limit) {
    try (Admin admin = clients.admin()) {
      new TopicCreator(admin, config(broker.bootstrapServers(), Map.of()))
          .configureShareGroup(group, new ShareGroupSettings(lock, limit));
    }
  }

  /** Polls until something comes, and hands each record on. */
  private static void poll(
      ShareConsumer<byte[], byte[]> consumer, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    await()
        .atMost(30, TimeUnit.SECONDS)
        .pollInSameThread()
        .until(
            () -> {
              List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
              consumer.poll(Duration.ofMillis(500)).forEach(records::add);
              records.forEach(each);
              return !records.isEmpty();
            });
    consumer.commitSync().values().forEach(failure -> assertThat(failure).isEmpty());
  }

  @Test
  void createsTheCatalogue() throws Exception {
    try (Admin admin = clients.admin()) {
      assertThat(admin.listTopics().names().get())
          .containsAll(Topics.all().stream().map(topic -> topic.name()).toList());
      assertThat(partitions(admin, Topics.REQUESTED.name()))
          .isEqualTo(Topics.REQUESTED.partitions());
      assertThat(cleanup(admin, Topics.STATUS.name())).isEqualTo("compact");
      assertThat(cleanup(admin, Topics.REQUESTED.name())).isEqualTo("delete");
    }
  }

  @Test
  void creatingAgainChangesNothing() throws Exception {
    KafkaConfig more = config(broker.bootstrapServers(), Map.of("partitions", "9"));
    try (Admin admin = clients.admin()) {
      new TopicCreator(admin, more).createMissing(Topics.all());
      assertThat(partitions(admin, Topics.REQUESTED.name()))
          .isEqualTo(Topics.REQUESTED.partitions());
    }
  }

  private static int partitions(Admin admin, String topic) throws Exception {
    Map<String, TopicDescription> topics =
        admin.describeTopics(Set.of(topic)).allTopicNames().get();
    return topics.get(topic).partitions().size();
  }

  private static String cleanup(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin
        .describeConfigs(Set.of(resource))
        .all()
        .get()
        .get(resource)
        .get("cleanup.policy")
        .value();
  }

  @Test
  void releasedRecordsComeAgain() {
    configureGroup("released", Duration.ofSeconds(20), 5);
    try (EventPublisher publisher = publisher();
        ShareConsumer<byte[], byte[]> consumer = clients.shareConsumer("released", 10)) {
      publisher.publish(Topics.CAPTIONED, "m", null, Optional.empty()).join();
      consumer.subscribe(Set.of(Topics.CAPTIONED.name()));
      List<Short> deliveries = new ArrayList<>();
      poll(
          consumer,
          record -> {
            deliveries.add(record.deliveryCount().orElseThrow());
            consumer.acknowledge(record, AcknowledgeType.RELEASE);
          });
      poll(
          consumer,
          record -> {
            deliveries.add(record.deliveryCount().orElseThrow());
            consumer.acknowledge(record, AcknowledgeType.ACCEPT);
          });
      assertThat(deliveries).containsExactly((short) 1, (short) 2);
    }
  }

  @Test
  void onePollReturnsNoMoreThanAsked() {
    configureGroup("limited", Duration.ofSeconds(20), 5);
    try (EventPublisher publisher = publisher();
        ShareConsumer<byte[], byte[]> consumer = clients.shareConsumer("limited", 2)) {
      for (int i = 0; i < 5; i++) {
        publisher.publish(Topics.FACE_TRANSFERRED, "same", null, Optional.empty()).join();
      }
      consumer.subscribe(Set.of(Topics.FACE_TRANSFERRED.name()));
      List<Long> offsets = new ArrayList<>();
      poll(
          consumer,
          record -> {
            offsets.add(record.offset());
            consumer.acknowledge(record, AcknowledgeType.ACCEPT);
          });
      assertThat(offsets).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void undecodableRecordsBecomeDeadLetters() {
    configureGroup("undecodable", Duration.ofSeconds(20), 5);
    byte[] garbage = {42, 1, 2};
    try (Producer<byte[], byte[]> raw = clients.producer("raw");
        EventPublisher publisher = publisher();
        ShareConsumer<byte[], byte[]> consumer = clients.shareConsumer("undecodable", 10);
        AvroSerde<DeadLetter> letters = new AvroSerde<>(registry, DeadLetter.class);
        var reader = clients.consumer("dead-letter-test", letters.deserializer())) {
      raw.send(new ProducerRecord<>(Topics.RENDERED.name(), garbage));
      raw.flush();
      consumer.subscribe(Set.of(Topics.RENDERED.name()));
      DeadLetters deadLetters = new DeadLetters(publisher, "test", Clock.systemUTC());
      poll(
          consumer,
          record -> {
            deadLetters.publish(record, failureToRead(record)).join();
            consumer.acknowledge(record, AcknowledgeType.REJECT);
          });
      reader.subscribe(Set.of(Topics.DEAD_LETTERS.name()));
      List<DeadLetter> found = new ArrayList<>();
      await()
          .atMost(30, TimeUnit.SECONDS)
          .pollInSameThread()
          .until(
              () -> {
                reader.poll(Duration.ofMillis(500)).forEach(record -> found.add(record.value()));
                return !found.isEmpty();
              });
      assertThat(found.get(0).getTopic()).isEqualTo(Topics.RENDERED.name());
      assertThat(found.get(0).getValue().array()).isEqualTo(garbage);
      assertThat(found.get(0).getReason()).isEqualTo(UndecodableException.class.getName());
    }
  }

  private static UndecodableException failureToRead(ConsumerRecord<byte[], byte[]> record) {
    try (AvroSerde<MemeRendered> values = new AvroSerde<>(registry, MemeRendered.class)) {
      return catchThrowableOfType(
          UndecodableException.class,
          () -> values.deserializer().deserialize(record.topic(), record.value()));
    }
  }

  @Test
  void readersSeeTypedEvents() {
    try (EventPublisher publisher = publisher();
        AvroSerde<OwnerErased> values = new AvroSerde<>(registry, OwnerErased.class);
        var reader = clients.consumer("erasure-test", values.deserializer())) {
      publisher.publish(Topics.OWNERS_ERASED, "o-7", erased("o-7"), Optional.of("00-1")).join();
      reader.subscribe(Set.of(Topics.OWNERS_ERASED.name()));
      List<ConsumerRecord<String, OwnerErased>> found = new ArrayList<>();
      await()
          .atMost(30, TimeUnit.SECONDS)
          .pollInSameThread()
          .until(
              () -> {
                reader.poll(Duration.ofMillis(500)).forEach(found::add);
                return !found.isEmpty();
              });
      assertThat(found.get(0).key()).isEqualTo("o-7");
      assertThat(found.get(0).value()).isEqualTo(erased("o-7"));
      assertThat(EventHeaders.traceparent(found.get(0).headers())).contains("00-1");
    }
  }

  @Test
  void settingsTheBrokerRefusesAreNotOutages() {
    assertThatThrownBy(() -> configureGroup("bad", Duration.ofMillis(1), 5))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("share.record.lock.duration.ms");
  }

  @Test
  void userSettingsDoNotTouchGuarantees() {
    KafkaConfig config =
        config(
            broker.bootstrapServers(),
            Map.of("properties.acks", "0", "properties.bootstrap.servers", "nowhere:1"));
    try (Producer<byte[], byte[]> producer = new KafkaClients(config).producer("guarded")) {
      producer.send(new ProducerRecord<>(Topics.FAILED.name(), new byte[0]));
      producer.flush();
      assertThat(producer.metrics()).isNotEmpty();
    }
  }

  @Test
  void brokerThatIsNotThereIsAnOutage() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    KafkaConfig config =
        config(
            "127.0.0.1:" + port,
            Map.of(
                "properties.default.api.timeout.ms", "500",
                "properties.request.timeout.ms", "400"));
    try (Admin admin = new KafkaClients(config).admin()) {
      TopicCreator creator = new TopicCreator(admin, config);
      assertThatThrownBy(() -> creator.createMissing(Topics.all()))
          .isInstanceOf(BrokerUnavailableException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("memestream.kafka.bootstrap-servers");
    }
  }
}
