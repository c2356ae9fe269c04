package org.memestream.ingest.backfill;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.memestream.ingest.fetch.FetchSettings;
import org.memestream.runtime.config.Between;
import org.memestream.runtime.config.StoreConfig;

/** How a backfill works. */
public interface BackfillSettings {

  /**
   * Pictures that are worked on at a time; 0 stands for eight for each processor, of which two are
   * decoded at a time.
   */
  @WithDefault("0")
  @Between(min = "0", max = "256")
  int threads();

  /**
   * When waiting for a meme ends, counted from its submission. Long, because a meme of a large job
   * waits behind all the others.
   */
  @WithDefault("7d")
  @Between(min = "1m", max = "90d")
  Duration deadline();

  /** How long Kafka, the registry or the stores may not answer before the run ends. */
  @WithDefault("10m")
  @Between(min = "0s", max = "1d")
  Duration outage();

  /** Pictures that a manifest names by address. */
  FetchSettings fetch();

  /** Buckets that pictures are read from. */
  StoreConfig.S3Config s3();
}
