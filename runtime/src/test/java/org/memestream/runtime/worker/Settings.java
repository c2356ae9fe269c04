package org.memestream.runtime.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.config.WorkerConfig;

/** Settings of a pool under test. */
record Settings(
    int batchSize,
    Duration maxBatchDelay,
    int maxAttempts,
    int loops,
    int prepareThreads,
    Duration lockDuration,
    Duration drainTimeout,
    Path journalDir)
    implements WorkerConfig {

  static Settings in(Path journalDir) {
    return new Settings(
        8,
        Duration.ofMillis(5),
        3,
        2,
        4,
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        journalDir);
  }

  Settings loops(int count) {
    return new Settings(
        batchSize,
        maxBatchDelay,
        maxAttempts,
        count,
        prepareThreads,
        lockDuration,
        drainTimeout,
        journalDir);
  }

  Settings batchSize(int size) {
    return new Settings(
        size,
        maxBatchDelay,
        maxAttempts,
        loops,
        prepareThreads,
        lockDuration,
        drainTimeout,
        journalDir);
  }

  Settings lockDuration(Duration duration) {
    return new Settings(
        batchSize,
        maxBatchDelay,
        maxAttempts,
        loops,
        prepareThreads,
        duration,
        drainTimeout,
        journalDir);
  }

  Settings drainTimeout(Duration duration) {
    return new Settings(
        batchSize,
        maxBatchDelay,
        maxAttempts,
        loops,
        prepareThreads,
        lockDuration,
        duration,
        journalDir);
  }

  /** Kafka at that address. */
  record Broker(String bootstrapServers, Map<String, String> properties) implements KafkaConfig {

    Broker(String bootstrapServers) {
      this(bootstrapServers, Map.of());
    }

    @Override
    public Optional<Integer> partitions() {
      return Optional.empty();
    }

    @Override
    public short replicationFactor() {
      return -1;
    }
  }
}
