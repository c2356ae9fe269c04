package org.memestream.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.store.InMemoryObjectStore;
import org.memestream.runtime.telemetry.RecordedSpans;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/** A client whose Kafka and store are in memory; outcomes are read when a test says so. */
final class ClientFixture implements AutoCloseable {

  static final String BROKER = "broker.example:9092";

  final ManualClock clock = new ManualClock();
  final InMemoryObjectStore store = new InMemoryObjectStore();
  final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  final SchemaRegistry registry;
  final OutcomeReader outcomes;
  final MemestreamClient client;
  private final AtomicLong offset = new AtomicLong();

  final RecordedSpans spans = new RecordedSpans();

  ClientFixture(SchemaRegistry registry, Map<String, String> settings) {
    this.registry = registry;
    Map<String, String> all = new HashMap<>(Map.of("send-attempts", "1", "send-pause", "1ms"));
    all.putAll(settings);
    ClientSettings client = ConfigurationLoader.group(ClientSettings.class, all);
    PendingMemes pending = new PendingMemes(client.maxInFlight(), Runnable::run);
    for (Topic<?> topic : List.of(Topics.FINISHED, Topics.FAILED)) {
      consumer.updatePartitions(
          topic.name(), List.of(new PartitionInfo(topic.name(), 0, null, null, null)));
      consumer.updateEndOffsets(Map.of(new TopicPartition(topic.name(), 0), 0L));
    }
    outcomes = new OutcomeReader(consumer, new OutcomeDecoder(registry), pending, clock);
    outcomes.seekToEnd(BROKER);
    MemeSender sender =
        new MemeSender(
            store,
            new EventPublisher(producer, registry, "/test", clock),
            BROKER,
            Runnable::run,
            spans.traces());
    this.client =
        new MemestreamClient(
            store, sender, pending, outcomes, client, clock, Runnable::run, outcomes::close);
  }

  ClientFixture(String... settings) {
    this(
        ConfluentRegistry.connect("mock://ingest", Map.of()),
        settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]));
  }

  /** The events that were handed to Kafka. */
  List<MemeRequested> sent() {
    var deserializer = new AvroSerde<>(registry, MemeRequested.class).deserializer();
    return producer.history().stream()
        .map(record -> deserializer.deserialize(record.topic(), record.value()))
        .toList();
  }

  /** An outcome arrives and is read. */
  <V extends SpecificRecord> void arrives(Topic<V> topic, String key, V outcome)
      throws InterruptedException {
    arrives(
        topic,
        key,
        new AvroSerde<>(registry, topic.type()).serializer().serialize(topic.name(), outcome));
  }

  void arrives(Topic<?> topic, String key, byte[] value) throws InterruptedException {
    long at = offset.getAndIncrement();
    consumer.addRecord(new ConsumerRecord<>(topic.name(), 0, at, key, value));
    outcomes.step();
  }

  Optional<String> onlyKey() {
    return store.keys().stream().findFirst();
  }

  @Override
  public void close() {
    client.close();
  }
}
