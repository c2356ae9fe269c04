package org.memestream.renderer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.memestream.renderer.assembly.Patience;
import org.memestream.renderer.streams.StreamsDeadLetters;
import org.memestream.runtime.kafka.EventHeaders;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.telemetry.RecordedSpans;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.OwnerErased;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/** The whole topology on a bench: real serdes and stores, no broker, a clock set by hand. */
final class AssemblyBench implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
  static final Duration TICK = Duration.ofMillis(250);
  static final Duration SETTLING = Duration.ofSeconds(3);
  static final Patience PATIENCE = new Patience(Duration.ofSeconds(30), Duration.ofDays(7));

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final RecordedSpans spans = new RecordedSpans();
  private final AssemblyMetrics metrics = new AssemblyMetrics(meters);
  private final SchemaRegistry registry =
      ConfluentRegistry.connect("mock://" + System.nanoTime(), Map.of());
  private final StreamsConfig settings;
  private final TopologyTestDriver driver;
  private Duration elapsed = Duration.ZERO;

  AssemblyBench(Path stateDir) {
    RendererConfig config =
        AssemblyOnBroker.config(Map.of("memestream.assembly.state-dir", stateDir.toString()));
    StreamsDeadLetters deadLetters =
        new StreamsDeadLetters(
            new AvroSerde<>(registry, DeadLetter.class).serializer(),
            "assembly",
            Clock.fixed(START, ZoneOffset.UTC),
            metrics::deadLetter);
    settings =
        new AssemblySettings(config.assembly())
            .streams(new KafkaClients(config.kafka()).settings(), "bench", deadLetters);
    AssemblyTopology topology =
        new AssemblyTopology(registry, PATIENCE, TICK, SETTLING, metrics, spans.traces());
    Properties properties = new Properties();
    properties.putAll(settings.originals());
    // With transactions, the driver drops dead letters that a later record would commit.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver = new TopologyTestDriver(topology.build(settings), properties, START);
  }

  /** The settings that the service runs with. */
  StreamsConfig settings() {
    return settings;
  }

  <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
    driver
        .createInputTopic(
            topic.name(),
            new StringSerializer(),
            new AvroSerde<>(registry, topic.type()).serializer())
        .pipeInput(key, value, now());
  }

  /** As {@link #send}, as part of a trace. */
  <V extends SpecificRecord> void send(Topic<V> topic, String key, V value, String traceparent) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(EventHeaders.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
    driver
        .createInputTopic(
            topic.name(),
            new StringSerializer(),
            new AvroSerde<>(registry, topic.type()).serializer())
        .pipeInput(new TestRecord<>(key, value, headers, now()));
  }

  /** The traces that what was sent to a topic belongs to, in order. */
  <V extends SpecificRecord> List<Optional<String>> traces(Topic<V> topic) {
    return driver
        .createOutputTopic(
            topic.name(),
            new StringDeserializer(),
            new AvroSerde<>(registry, topic.type()).deserializer())
        .readRecordsToList()
        .stream()
        .map(record -> EventHeaders.traceparent(record.headers()))
        .toList();
  }

  void sendBytes(Topic<?> topic, byte[] key, byte[] value) {
    TestInputTopic<byte[], byte[]> input =
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
    input.pipeInput(key, value, now());
  }

  void erase(String ownerId) {
    send(Topics.OWNERS_ERASED, ownerId, new OwnerErased(ownerId, now()));
  }

  Instant now() {
    return START.plus(elapsed);
  }

  void pass(Duration time) {
    driver.advanceWallClockTime(time);
    elapsed = elapsed.plus(time);
  }

  <V extends SpecificRecord> List<KeyValue<String, V>> read(Topic<V> topic) {
    TestOutputTopic<String, V> output =
        driver.createOutputTopic(
            topic.name(),
            new StringDeserializer(),
            new AvroSerde<>(registry, topic.type()).deserializer());
    return output.readKeyValuesToList();
  }

  List<KeyValue<byte[], byte[]>> readBytes(Topic<?> topic) {
    return driver
        .createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readKeyValuesToList();
  }

  /** How many entries a store holds. */
  long size(String storeName) {
    KeyValueStore<Object, Object> store = driver.getKeyValueStore(storeName);
    long count = 0;
    try (var all = store.all()) {
      for (; all.hasNext(); all.next()) {
        count++;
      }
    }
    return count;
  }

  @Override
  public void close() {
    driver.close();
    registry.close();
  }
}
