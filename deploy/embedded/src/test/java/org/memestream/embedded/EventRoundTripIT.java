package org.memestream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.schemas.OwnerErased;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.RegistryUnavailableException;

/** Events through a real broker, a real registry and the serde. */
class EventRoundTripIT {

  private static final String TOPIC = Topics.OWNERS_ERASED.name();
  private static final OwnerErased EVENT =
      new OwnerErased("owner-1", Instant.parse("2026-11-01T10:15:30.123Z"));

  @TempDir Path folder;

  @Test
  void readsEventsAfterARestartOfEverything() throws Exception {
    int port;
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        EmbeddedRegistry registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0)) {
      port = broker.port();
      new Cluster(broker.bootstrapServers()).createTopic(TOPIC);
      produce(broker, registry);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port);
        EmbeddedRegistry registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0)) {
      produce(broker, registry);

      assertThat(consume(broker, registry)).containsExactly(EVENT, EVENT);
    }
  }

  @Test
  void registersOnceOverAnOutageOfTheBroker() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
    int port = broker.port();
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
        var client = ConfluentRegistry.connect(registry.url(), Map.of("max.retries", "0"))) {
      client.register("before-value", EVENT.getSchema());
      broker.close();

      assertThatThrownBy(() -> client.register("during-value", EVENT.getSchema()))
          .isInstanceOf(RegistryUnavailableException.class);

      broker = EmbeddedBroker.start(folder, port);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptionsInstanceOf(RegistryUnavailableException.class)
          .untilAsserted(
              () -> assertThat(client.register("during-value", EVENT.getSchema())).isEqualTo(1));
      List<String> versions =
          new Cluster(broker.bootstrapServers())
              .read("_schemas").stream().filter(value -> value.contains("during-value")).toList();
      assertThat(versions).hasSize(1);
    } finally {
      broker.close();
    }
  }

  private static void produce(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
    try (var client = ConfluentRegistry.connect(registry.url(), Map.of());
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new AvroSerde<>(client, OwnerErased.class).serializer())) {
      producer.send(new ProducerRecord<>(TOPIC, EVENT.getOwnerId(), EVENT)).get();
    }
  }

  private static List<OwnerErased> consume(EmbeddedBroker broker, EmbeddedRegistry registry) {
    try (var client = ConfluentRegistry.connect(registry.url(), Map.of());
        var consumer =
            new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new AvroSerde<>(client, OwnerErased.class).deserializer())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<OwnerErased> events = new ArrayList<>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> events.add(r.value()));
                return events.size() >= 2;
              });
      return events;
    }
  }
}
