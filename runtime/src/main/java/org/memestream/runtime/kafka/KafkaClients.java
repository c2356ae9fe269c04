package org.memestream.runtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.memestream.runtime.config.ConfigurationProblem;
import org.memestream.runtime.config.InvalidConfigurationException;
import org.memestream.runtime.config.KafkaConfig;

/**
 * Makes Kafka clients. Settings from {@link KafkaConfig#properties()} apply to all, save those that
 * correctness rests on: they stay as they are here. Whoever asks for a client closes it. Safe for
 * use by many threads.
 */
public final class KafkaClients {

  private static final int REQUEST_TIMEOUT_MS = 10_000;
  private static final int DELIVERY_TIMEOUT_MS = 30_000;
  private static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

  private final KafkaConfig config;

  /**
   * @param config how to reach Kafka
   */
  public KafkaClients(KafkaConfig config) {
    this.config = config;
  }

  /** Brokers to start from. */
  public String bootstrapServers() {
    return config.bootstrapServers();
  }

  /** The settings of all clients, also for Kafka Streams: address and what the user added. */
  public Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(config.properties());
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    return settings;
  }

  /**
   * An idempotent producer that waits for all in-sync replicas and hardly lingers.
   *
   * @param name client id
   */
  public Producer<byte[], byte[]> producer(String name) {
    return producer(producerSettings(name));
  }

  /**
   * A producer whose records become visible a transaction at a time. A later one of the same name
   * puts an earlier one out of work. Its transactions are not begun yet.
   *
   * @param name client id and transactional id
   */
  public Producer<byte[], byte[]> transactionalProducer(String name) {
    Map<String, Object> settings = producerSettings(name);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
    return producer(settings);
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> settings) {
    return made(
        () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  private Map<String, Object> producerSettings(String name) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
    settings.putAll(settings());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return settings;
  }

  /**
   * A member of a share group that acknowledges each record itself. Keys and values are raw, so
   * that what cannot be decoded can still become a dead letter.
   *
   * @param group share group
   * @param maxRecords most records that one poll returns
   */
  public ShareConsumer<byte[], byte[]> shareConsumer(String group, int maxRecords) {
    Map<String, Object> settings = settings();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
    settings.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxRecords);
    // A lane may wait for another for hours, and the worker loop watches its batches itself.
    settings.putIfAbsent(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Integer.MAX_VALUE);
    return made(
        () ->
            new KafkaShareConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /**
   * A consumer that sees committed records only, from the beginning if its group knows no place,
   * and commits nothing by itself.
   *
   * @param group consumer group
   * @param values reads the values
   */
  public <V> Consumer<String, V> consumer(String group, Deserializer<V> values) {
    Map<String, Object> settings = readSettings();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    return made(() -> new KafkaConsumer<>(settings, new StringDeserializer(), values));
  }

  /**
   * A consumer without a group: its owner assigns partitions and seeks. Sees committed records
   * only.
   *
   * @param values reads the values
   */
  public <V> Consumer<String, V> reader(Deserializer<V> values) {
    return made(() -> new KafkaConsumer<>(readSettings(), new StringDeserializer(), values));
  }

  /** An admin client. */
  public Admin admin() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.put(
        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) Duration.ofSeconds(30).toMillis());
    settings.putAll(settings());
    return made(() -> Admin.create(settings));
  }

  /** Clients read their settings, and the files that these name, as they are made. */
  private static <C> C made(Supplier<C> client) {
    try {
      return client.get();
    } catch (KafkaException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      String what = e == root ? e.getMessage() : e.getMessage() + ": " + root;
      InvalidConfigurationException failure =
          new InvalidConfigurationException(
              List.of(new ConfigurationProblem("memestream.kafka", "cannot be used: " + what)));
      failure.initCause(e);
      throw failure;
    }
  }

  /** Writes keys as memestream's topics have them. */
  static byte[] key(String topic, String key) {
    try (StringSerializer serializer = new StringSerializer()) {
      return serializer.serialize(topic, key);
    }
  }

  private Map<String, Object> readSettings() {
    Map<String, Object> settings = settings();
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return settings;
  }
}
