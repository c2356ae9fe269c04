package org.memestream.runtime.worker;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.StageFailed;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;

/** A stage with topics of its own on a real broker, and what came out of it. */
final class TestStage implements AutoCloseable {

  private final String name;
  private final Settings.Broker broker;
  private final KafkaClients clients;
  private final CatalogueRegistry registry = new CatalogueRegistry();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Producer<byte[], byte[]> producer;
  private final Consumer<String, byte[]> reader;
  private final Map<String, List<MemeCaptioned>> produced = new LinkedHashMap<>();
  private final Map<String, List<StageFailed>> failed = new LinkedHashMap<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();

  TestStage(String name, String bootstrapServers) {
    this.name = name;
    this.broker = new Settings.Broker(bootstrapServers);
    this.clients = new KafkaClients(broker);
    try (Admin admin = clients.admin()) {
      new TopicCreator(admin, broker)
          .createMissing(
              List.of(requested(), bulk(), output(), Topics.STAGE_FAILED, Topics.DEAD_LETTERS));
    }
    this.producer = clients.producer(name + "-test");
    this.reader = clients.reader(new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(output(), Topics.STAGE_FAILED, Topics.DEAD_LETTERS)
            .flatMap(topic -> reader.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
  }

  Topic<MemeRequested> requested() {
    return like(Topics.REQUESTED, ".requested");
  }

  Topic<MemeRequested> bulk() {
    return like(Topics.REQUESTED, ".requested.bulk");
  }

  Topic<MemeCaptioned> output() {
    return like(Topics.CAPTIONED, ".captioned");
  }

  CatalogueRegistry registry() {
    return registry;
  }

  SimpleMeterRegistry meters() {
    return meters;
  }

  WorkerPool<MemeRequested, String, String, MemeCaptioned> pool(
      ScriptedWorker worker, Settings settings) {
    return pool(worker, settings, Map.of());
  }

  /** A pool whose Kafka clients have settings of their own. */
  WorkerPool<MemeRequested, String, String, MemeCaptioned> pool(
      ScriptedWorker worker, Settings settings, Map<String, String> clientSettings) {
    return new WorkerPool<>(
        new StageWork<>(name, worker, List.of(requested(), bulk()), output()),
        settings,
        new Settings.Broker(broker.bootstrapServers(), clientSettings),
        registry,
        meters,
        Clock.systemUTC());
  }

  /** Sends requests and waits until the broker has them. */
  void request(Topic<MemeRequested> topic, List<String> ids) {
    ids.forEach(id -> send(topic, Requests.bytes(new CatalogueRegistry(), topic.name(), id), id));
    producer.flush();
  }

  void send(Topic<MemeRequested> topic, byte[] value, String id) {
    producer.send(new ProducerRecord<>(topic.name(), id.getBytes(), value));
    producer.flush();
  }

  /** Reads what came out meanwhile. */
  TestStage look() {
    return look(Duration.ofMillis(100));
  }

  TestStage look(Duration time) {
    for (ConsumerRecord<String, byte[]> record : reader.poll(time)) {
      if (record.topic().equals(output().name())) {
        MemeCaptioned event = decode(record, MemeCaptioned.class);
        produced.computeIfAbsent(event.getId(), id -> new ArrayList<>()).add(event);
      } else if (record.topic().equals(Topics.STAGE_FAILED.name())) {
        StageFailed event = decode(record, StageFailed.class);
        failed.computeIfAbsent(event.getId(), id -> new ArrayList<>()).add(event);
      } else {
        DeadLetter letter = decode(record, DeadLetter.class);
        if (letter.getTopic().startsWith(name + ".")) {
          deadLetters.add(letter);
        }
      }
    }
    return this;
  }

  Map<String, List<MemeCaptioned>> produced() {
    return produced;
  }

  Map<String, List<StageFailed>> failed() {
    return failed;
  }

  List<DeadLetter> deadLetters() {
    return deadLetters;
  }

  @Override
  public void close() {
    producer.close();
    reader.close();
  }

  private <V extends SpecificRecord> Topic<V> like(Topic<V> topic, String suffix) {
    return new Topic<>(
        name + suffix, topic.type(), topic.schema(), topic.key(), topic.cleanup(), 3);
  }

  private <V extends SpecificRecord> V decode(ConsumerRecord<?, byte[]> record, Class<V> type) {
    try (AvroSerde<V> serde = new AvroSerde<>(new CatalogueRegistry(), type)) {
      return serde.deserializer().deserialize(record.topic(), record.value());
    }
  }
}
