package org.memestream.runtime.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How the worker loop batches, retries and drains. */
public interface WorkerConfig {

  /** Most records in one batch. */
  @WithDefault("16")
  @Between(min = "1", max = "1024")
  int batchSize();

  /**
   * Pause after a batch that was not full, so that the next one fills; a lone record never waits.
   */
  @WithDefault("5ms")
  @Between(min = "0ms", max = "10s")
  Duration maxBatchDelay();

  /** How often a record is tried before it counts as failed. */
  @WithDefault("3")
  @Between(min = "1", max = "9")
  int maxAttempts();

  /** Loops (threads that poll and run batches) in the process; they share one model. */
  @WithDefault("2")
  @Between(min = "1", max = "64")
  int loops();

  /** Threads that fetch and decode records, shared by all loops. */
  @WithDefault("4")
  @Between(min = "1", max = "256")
  int prepareThreads();

  /** How long a record belongs to the loop that took it before another may take it. */
  @WithDefault("30s")
  @Between(min = "1s", max = "10m")
  Duration lockDuration();

  /** How long a stopping worker may take to finish the batches it has. */
  @WithDefault("20s")
  @Between(min = "0s", max = "10m")
  Duration drainTimeout();

  /** Folder for notes on what is being run, by which records that kill workers are known. */
  @WithDefault("data/journal")
  Path journalDir();
}
