package org.memestream.ingest.fetch;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.memestream.runtime.config.Between;

/** What may be fetched from strangers. */
public interface FetchSettings {

  /** Longest time for one picture, redirects included. */
  @WithDefault("10s")
  @Between(min = "100ms", max = "10m")
  Duration timeout();

  /** Most redirects that are followed. */
  @WithDefault("3")
  @Between(min = "0", max = "10")
  int maxRedirects();
}
