package org.memestream.runtime.config;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What a service tells of its work, beyond metrics and logs. */
public interface TelemetryConfig {

  /** Traces. */
  TracesConfig traces();

  /** Where spans go. */
  interface TracesConfig {

    /**
     * Address that takes spans by OTLP over HTTP, such as {@code http://collector:4318/v1/traces};
     * no spans are made when absent.
     */
    Optional<URI> endpoint();

    /** Headers of each export, such as {@code authorization}. */
    @Sensitive
    Map<String, String> headers();

    /** Part of the traces begun here that is kept; others' decisions are followed. */
    @WithDefault("1.0")
    @Between(min = "0", max = "1")
    double ratio();
  }
}
