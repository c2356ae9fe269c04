package org.memestream.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.memestream.runtime.config.KafkaConfig;

/**
 * Kafka settings under which no call waits longer than a limit, unless the user's own properties
 * say so.
 *
 * @param given the user's settings
 * @param limit longest wait
 */
record BoundedKafka(KafkaConfig given, Duration limit) implements KafkaConfig {

  @Override
  public String bootstrapServers() {
    return given.bootstrapServers();
  }

  @Override
  public Optional<Integer> partitions() {
    return given.partitions();
  }

  @Override
  public short replicationFactor() {
    return given.replicationFactor();
  }

  @Override
  public Map<String, String> properties() {
    String whole = Long.toString(limit.toMillis());
    // A producer insists that one request fits into the delivery, and lingering with it.
    String half = Long.toString(limit.toMillis() / 2);
    Map<String, String> properties = new HashMap<>();
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, whole);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, whole);
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, whole);
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, half);
    properties.putAll(given.properties());
    return properties;
  }
}
