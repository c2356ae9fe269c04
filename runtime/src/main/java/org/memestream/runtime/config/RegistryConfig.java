package org.memestream.runtime.config;

import io.smallrye.config.WithDefault;
import java.util.Map;

/** How to reach the schema registry. */
public interface RegistryConfig {

  /** Address of the registry's Confluent-compatible API. */
  @WithDefault("http://127.0.0.1:8085")
  String url();

  /** Anything else the registry's client understands, such as {@code basic.auth.user.info}. */
  Map<String, String> properties();
}
