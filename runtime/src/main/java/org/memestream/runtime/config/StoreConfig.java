package org.memestream.runtime.config;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where objects are kept. */
public interface StoreConfig {

  /**
   * {@code file:FOLDER} (relative to the working directory, or absolute) or {@code
   * s3://BUCKET[/PREFIX]}.
   */
  @WithDefault("file:data/objects")
  URI uri();

  /** Settings that only an S3-compatible store needs. */
  S3Config s3();

  /** An S3-compatible endpoint. */
  interface S3Config {

    /** Address of the endpoint; Amazon's own for the region when absent. */
    Optional<URI> endpoint();

    /** Region that requests are signed for. */
    @WithDefault("us-east-1")
    String region();

    /** Access key; the SDK's usual places (environment, profile, role) when absent. */
    Optional<String> accessKey();

    /** Secret of the access key. */
    @Sensitive
    Optional<String> secretKey();

    /** Whether the bucket is a part of the path rather than of the host name. */
    @WithDefault("true")
    boolean pathStyle();

    /** What caches may do with an object, as the header {@code Cache-Control} says it. */
    @WithDefault("private, max-age=86400")
    String cacheControl();

    /** Longest time one try may take. */
    @WithDefault("5s")
    @Between(min = "100ms", max = "5m")
    Duration timeout();

    /** How often a request is tried before the store counts as unavailable. */
    @WithDefault("3")
    @Between(min = "1", max = "10")
    int maxAttempts();
  }
}
