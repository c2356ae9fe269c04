package org.memestream.ingest.erasure;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.memestream.runtime.config.Between;

/** How thorough an erasure is with what is under way. */
public interface ErasureSettings {

  /**
   * How long nothing of the owner must turn up any more before an erasure counts as done, when
   * memes were under way as it began. Should be longer than one batch of the slowest worker.
   */
  @WithDefault("5s")
  @Between(min = "0ms", max = "10m")
  Duration settle();

  /** How long an erasure may take. */
  @WithDefault("1m")
  @Between(min = "1s", max = "1h")
  Duration timeout();
}
