package org.memestream.ingest.gateway.access;

import io.smallrye.config.WithDefault;
import org.memestream.runtime.config.Between;

/** What one owner may do. */
public interface QuotaSettings {

  /** Uploads a second, on average. */
  @WithDefault("50")
  @Between(min = "0.001", max = "100000")
  double uploadsPerSecond();

  /** Uploads in one go, before the average counts. */
  @WithDefault("500")
  @Between(min = "1", max = "1000000")
  int uploadBurst();

  /** Other requests a second, on average. */
  @WithDefault("200")
  @Between(min = "0.001", max = "100000")
  double requestsPerSecond();

  /** Other requests in one go. */
  @WithDefault("1000")
  @Between(min = "1", max = "1000000")
  int requestBurst();

  /** Uploads that are received at the same time. */
  @WithDefault("16")
  @Between(min = "1", max = "1000")
  int uploadsAtOnce();

  /** Streams of events that are open at the same time. */
  @WithDefault("32")
  @Between(min = "1", max = "10000")
  int streamsAtOnce();
}
