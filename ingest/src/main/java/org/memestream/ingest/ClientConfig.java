package org.memestream.ingest;

import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.config.RegistryConfig;
import org.memestream.runtime.config.StoreConfig;

/**
 * What a {@link MemestreamClient} needs to know. Filled by {@link
 * org.memestream.runtime.config.ConfigurationLoader}; keys start with {@code memestream.}.
 */
public interface ClientConfig {

  /** Kafka. */
  KafkaConfig kafka();

  /** The schema registry. */
  RegistryConfig registry();

  /** The object store, the same that the services use. */
  StoreConfig store();

  /** The client itself. */
  ClientSettings client();
}
