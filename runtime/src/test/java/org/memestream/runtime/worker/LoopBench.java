package org.memestream.runtime.worker;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.memestream.runtime.kafka.EventHeaders;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.telemetry.RecordedSpans;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;

/** One loop without a broker: a share group and a producer that the test steers. */
final class LoopBench implements AutoCloseable {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  static final AttemptLimits LIMITS =
      new AttemptLimits(3, 10, new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)));
  static final LoopTiming TIMING =
      new LoopTiming(
          Duration.ofMillis(20),
          Duration.ofMillis(5),
          Duration.ofMillis(20),
          Duration.ofMillis(500),
          new Backoff(Duration.ofMillis(5), Duration.ofMillis(10)));

  final FakeShareConsumer consumer = new FakeShareConsumer(8);
  final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  final CatalogueRegistry registry = new CatalogueRegistry();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final AtomicInteger members = new AtomicInteger();
  final RecordedSpans spans = new RecordedSpans();
  final PoolState state;
  final EventPublisher publisher;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  LoopBench(Path journalDir) {
    this.state =
        new PoolState(
            new LaneGate(1, Duration.ZERO, Duration.ZERO),
            new Outages(),
            new Drain(),
            AttemptJournal.open(journalDir),
            new AttemptLedger(),
            new WorkPermits());
    this.publisher = new EventPublisher(producer, registry, "captioner", CLOCK);
  }

  /** A request that waits in the lane. */
  LoopBench waiting(String id) {
    return waiting(id, 1);
  }

  LoopBench waiting(String id, int deliveryCount) {
    consumer.add(
        Requests.bytes(new CatalogueRegistry(), FakeShareConsumer.TOPIC, id), deliveryCount);
    return this;
  }

  /** A request that waits in the lane, as part of a trace. */
  LoopBench waiting(String id, byte[] traceparent) {
    consumer.add(
        Requests.bytes(new CatalogueRegistry(), FakeShareConsumer.TOPIC, id),
        1,
        new RecordHeader(EventHeaders.TRACEPARENT, traceparent));
    return this;
  }

  /** Starts the loop; the future ends with it. */
  CompletableFuture<Void> run(ScriptedWorker worker) {
    LoopFactory<MemeRequested, String, String, MemeCaptioned> factory =
        new LoopFactory<>(
            new StageWork<>("captioner", worker, List.of(Topics.REQUESTED), Topics.CAPTIONED),
            Settings.in(Path.of("unused")),
            LIMITS,
            TIMING,
            registry,
            publisher,
            threads,
            state,
            meters,
            spans.traces(),
            CLOCK);
    WorkerLoop loop =
        factory.loop(
            0,
            0,
            () -> {
              members.incrementAndGet();
              return consumer;
            });
    threads.execute(
        () -> {
          try {
            loop.run();
            end.complete(null);
          } catch (Throwable e) {
            end.completeExceptionally(e);
          }
        });
    return end;
  }

  /** What was published to a topic, in order. */
  <V extends SpecificRecord> List<V> published(Topic<V> topic) {
    try (AvroSerde<V> serde = new AvroSerde<>(new CatalogueRegistry(), topic.type())) {
      return producer.history().stream()
          .filter(record -> record.topic().equals(topic.name()))
          .map(ProducerRecord::value)
          .map(value -> serde.deserializer().deserialize(topic.name(), value))
          .toList();
    }
  }

  double count(WorkerMetrics.Fate fate) {
    return meters
        .get("memestream.worker.records")
        .tag("outcome", fate.name().toLowerCase(Locale.ROOT))
        .counter()
        .count();
  }

  @Override
  public void close() {
    state.drain().order(Duration.ofSeconds(1));
    threads.shutdownNow();
    state.journal().close();
  }
}
