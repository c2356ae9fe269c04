package org.memestream.runtime.config;

/**
 * What every service needs to know. A service extends this interface with groups of its own; keys
 * start with {@code memestream.}, and a group's methods become its keys: {@code
 * kafka().bootstrapServers()} is {@code memestream.kafka.bootstrap-servers}, or {@code
 * MEMESTREAM_KAFKA_BOOTSTRAP_SERVERS} in the environment.
 */
public interface ServiceConfig {

  /** Kafka. */
  KafkaConfig kafka();

  /** The schema registry. */
  RegistryConfig registry();

  /** The object store. */
  StoreConfig store();

  /** Health and metrics. */
  HttpConfig http();

  /** Logging. */
  LogConfig log();

  /** Traces. */
  TelemetryConfig telemetry();
}
