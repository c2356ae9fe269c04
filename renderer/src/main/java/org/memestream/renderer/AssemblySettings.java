package org.memestream.renderer;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.memestream.renderer.streams.SmallStores;
import org.memestream.renderer.streams.StreamsDeadLetters;
import org.memestream.renderer.streams.UndecodableRecords;
import org.memestream.renderer.streams.UnsentRecords;
import org.memestream.renderer.streams.UnusableRecords;

/** The Kafka Streams settings of the assembly. */
final class AssemblySettings {
  /** An idle thread looks at what is due, commits among it, no more often. */
  private static final long POLL_MS = 10;

  private static final int TRANSACTION_TIMEOUT_MS = 10_000;
  private static final int HEARTBEATS_PER_SESSION = 4;

  private final AssemblyConfig config;

  AssemblySettings(AssemblyConfig config) {
    this.config = config;
  }

  /**
   * All settings: what the user may change first, then what correctness rests on.
   *
   * @param clients settings that all Kafka clients share
   * @param instanceId name of this process within the group
   */
  StreamsConfig streams(
      Map<String, Object> clients, String instanceId, StreamsDeadLetters deadLetters) {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.putAll(quick(instanceId));
    settings.putAll(config.properties());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UndecodableRecords.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnusableRecords.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnsentRecords.class);
    settings.put(StreamsDeadLetters.SETTING, deadLetters);
    return new StreamsConfig(settings);
  }

  /**
   * What makes it answer soon: nothing lingers or waits for records of other topics, and a process
   * that was killed is let in again under its old name. A transaction left open by a process that
   * does not come back is given up before readers notice.
   */
  private Map<String, Object> quick(String instanceId) {
    int session = (int) config.sessionTimeout().toMillis();
    return Map.of(
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
        0,
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        TRANSACTION_TIMEOUT_MS,
        StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
        -1L,
        StreamsConfig.POLL_MS_CONFIG,
        POLL_MS,
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        session,
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        session / HEARTBEATS_PER_SESSION,
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        instanceId,
        StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
        SmallStores.class);
  }
}
