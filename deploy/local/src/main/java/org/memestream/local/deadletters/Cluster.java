package org.memestream.local.deadletters;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.memestream.ingest.ClientConfig;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.KafkaFailures;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/** A Kafka with dead letters, and its registry. */
final class Cluster implements AutoCloseable {

  private final KafkaClients clients;
  private final SchemaRegistry registry;
  private final Consumer<String, byte[]> reader;
  private final Set<String> topics;

  private Cluster(KafkaClients clients, SchemaRegistry registry, Set<String> topics) {
    this.clients = clients;
    this.registry = registry;
    this.topics = topics;
    this.reader = clients.reader(new ByteArrayDeserializer());
  }

  static Cluster connect(ClientConfig config) throws InterruptedException {
    KafkaClients clients = new KafkaClients(config.kafka());
    Set<String> topics = topics(clients);
    if (!topics.contains(Topics.DEAD_LETTERS.name())) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT,
          "Kafka at %s has no topic %s; is it memestream's?"
              .formatted(clients.bootstrapServers(), Topics.DEAD_LETTERS));
    }
    SchemaRegistry registry =
        ConfluentRegistry.connect(config.registry().url(), config.registry().properties());
    return new Cluster(clients, registry, topics);
  }

  private static Set<String> topics(KafkaClients clients) throws InterruptedException {
    try (Admin admin = clients.admin()) {
      return Set.copyOf(admin.listTopics().names().get());
    } catch (ExecutionException e) {
      throw KafkaFailures.of("list the topics", clients.bootstrapServers(), e.getCause());
    }
  }

  /** Names of all topics. */
  Set<String> topics() {
    return topics;
  }

  LetterBox letters() {
    return new LetterBox(
        new TopicScan(reader), new AvroSerde<>(registry, DeadLetter.class).deserializer());
  }

  RecordDecoder decoder() {
    return new RecordDecoder(registry);
  }

  Replay replay(Clock clock) {
    return new Replay(clients.transactionalProducer(Replay.NAME), clock);
  }

  @Override
  public void close() {
    try (registry) {
      reader.close();
    }
  }
}
