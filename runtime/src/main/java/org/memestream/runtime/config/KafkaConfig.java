package org.memestream.runtime.config;

import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** How to reach Kafka, and how topics that are missing are created. */
public interface KafkaConfig {

  /** Brokers to start from, {@code host:port} separated by commas. */
  @WithDefault("127.0.0.1:9092")
  String bootstrapServers();

  /** Partitions of a topic keyed by meme that is created; what the catalogue says when absent. */
  @Between(min = "1", max = "1000")
  Optional<Integer> partitions();

  /** Copies of each partition of a topic that is created; -1 leaves it to the broker. */
  @WithDefault("-1")
  @Between(min = "-1", max = "9")
  short replicationFactor();

  /** Anything else a Kafka client understands, such as {@code security.protocol}. */
  Map<String, String> properties();
}
