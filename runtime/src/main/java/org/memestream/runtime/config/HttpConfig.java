package org.memestream.runtime.config;

import io.smallrye.config.WithDefault;

/** Where a service answers for its health and metrics. */
public interface HttpConfig {

  /** Address to listen on; {@code 0.0.0.0} for all. */
  @WithDefault("127.0.0.1")
  String host();

  /** Port to listen on; 0 takes a free one. */
  @WithDefault("8081")
  @Between(min = "0", max = "65535")
  int port();
}
