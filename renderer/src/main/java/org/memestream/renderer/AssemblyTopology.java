package org.memestream.renderer;

import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.FailOnInvalidTimestamp;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.memestream.renderer.assembly.Patience;
import org.memestream.renderer.streams.ErasedOwnersProcessor;
import org.memestream.renderer.streams.ErasureFeed;
import org.memestream.renderer.streams.OwnerKey;
import org.memestream.renderer.streams.TimerKey;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.schemas.AssemblyState;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/**
 * The one stateful part: joins the parts of a meme, in whatever order they come, and lets each
 * outcome through once. All topics keyed by meme id must have the same number of partitions.
 */
final class AssemblyTopology {
  static final String PROCESSOR = "assembly";
  static final String ERASED_OWNERS = "erased-owners";

  /** The topics that are joined. */
  static final List<Topic<?>> SOURCES =
      List.of(
          Topics.REQUESTED,
          Topics.REQUESTED_BULK,
          Topics.CAPTIONED,
          Topics.FACE_TRANSFERRED,
          Topics.STAGE_FAILED,
          Topics.RENDERED,
          Topics.ERASED);

  /**
   * Of the records at hand a task takes the oldest first, and all but the requests in bulk are
   * taken for a year older than they are: a backlog in bulk never holds up the parts of memes under
   * way, nor a request that somebody waits for. Nothing else here looks at the time of a record.
   */
  static final TimestampExtractor FIRST =
      (record, streamTime) -> Math.max(0, record.timestamp() - Duration.ofDays(365).toMillis());

  static final TimestampExtractor LAST = new FailOnInvalidTimestamp();

  private final SchemaRegistry registry;
  private final Patience patience;
  private final Duration tick;
  private final Duration settling;
  private final AssemblyMetrics metrics;
  private final Traces traces;

  /**
   * @param tick how often deadlines are looked at
   * @param settling how long after a start no deadline is applied
   */
  AssemblyTopology(
      SchemaRegistry registry,
      Patience patience,
      Duration tick,
      Duration settling,
      AssemblyMetrics metrics,
      Traces traces) {
    this.registry = registry;
    this.patience = patience;
    this.tick = tick;
    this.settling = settling;
    this.metrics = metrics;
    this.traces = traces;
  }

  Topology build(StreamsConfig settings) {
    Topology topology = new Topology(new TopologyConfig(settings));
    ErasureFeed erasures = new ErasureFeed();
    EmissionSinks sinks = new EmissionSinks(metrics);
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ERASED_OWNERS), Serdes.String(), Serdes.Long())
            .withLoggingDisabled(),
        "erased-owners-source",
        Serdes.String().deserializer(),
        Serdes.ByteArray().deserializer(),
        Topics.OWNERS_ERASED.name(),
        "erased-owners-store",
        () -> new ErasedOwnersProcessor(ERASED_OWNERS, erasures));
    source(topology, "requested-source", Topics.REQUESTED, FIRST);
    source(topology, "requested-bulk-source", Topics.REQUESTED_BULK, LAST);
    source(topology, "captioned-source", Topics.CAPTIONED, FIRST);
    source(topology, "face-transferred-source", Topics.FACE_TRANSFERRED, FIRST);
    source(topology, "stage-failed-source", Topics.STAGE_FAILED, FIRST);
    source(topology, "rendered-source", Topics.RENDERED, FIRST);
    source(topology, "erased-source", Topics.ERASED, FIRST);
    topology.addProcessor(
        PROCESSOR,
        () -> new AssemblyProcessor(patience, tick, settling, erasures, sinks, traces),
        "requested-source",
        "requested-bulk-source",
        "captioned-source",
        "face-transferred-source",
        "stage-failed-source",
        "rendered-source",
        "erased-source");
    topology.addStateStore(
        store(AssemblyStores.MEMES, Serdes.String(), serde(AssemblyState.class)), PROCESSOR);
    topology.addStateStore(
        store(AssemblyStores.TIMERS, TimerKey.serde(), Serdes.ByteArray()), PROCESSOR);
    topology.addStateStore(
        store(AssemblyStores.OWNERS, OwnerKey.serde(), Serdes.ByteArray()), PROCESSOR);
    sink(topology, EmissionSinks.ASSEMBLED, Topics.ASSEMBLED);
    sink(topology, EmissionSinks.ASSEMBLED_BULK, Topics.ASSEMBLED_BULK);
    sink(topology, EmissionSinks.FINISHED, Topics.FINISHED);
    sink(topology, EmissionSinks.FAILED, Topics.FAILED);
    sink(topology, EmissionSinks.STATUS, Topics.STATUS);
    return topology;
  }

  private <V extends SpecificRecord> void source(
      Topology topology, String name, Topic<V> topic, TimestampExtractor order) {
    topology.addSource(
        AutoOffsetReset.earliest(),
        name,
        order,
        Serdes.String().deserializer(),
        serde(topic.type()).deserializer(),
        topic.name());
  }

  private <V extends SpecificRecord> void sink(Topology topology, String name, Topic<V> topic) {
    topology.addSink(
        name,
        topic.name(),
        Serdes.String().serializer(),
        serde(topic.type()).serializer(),
        PROCESSOR);
  }

  private <V extends SpecificRecord> Serde<V> serde(Class<V> type) {
    return new AvroSerde<>(registry, type);
  }

  private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(
      String name, Serde<K> key, Serde<V> value) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), key, value);
  }
}
