package org.memestream.renderer;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.memestream.runtime.config.Between;

/** How the parts of memes are joined. */
public interface AssemblyConfig {

  /** Whether this process takes part in the assembly. */
  @WithDefault("true")
  boolean enabled();

  /** Name of the Streams application: its group, and the prefix of its changelog topics. */
  @WithDefault("memestream-assembly")
  String applicationId();

  /** Folder of the state stores; one process at a time. */
  @WithDefault("data/assembly")
  Path stateDir();

  /**
   * Name of this process within the group, by which it is let in at once when it comes back after a
   * crash; made up once and kept in the state folder when absent.
   */
  Optional<String> instanceId();

  /** Threads that assemble; more than partitions are of no use. */
  @WithDefault("1")
  @Between(min = "1", max = "64")
  int threads();

  /** Copies of the state that other processes keep warm. */
  @WithDefault("0")
  @Between(min = "0", max = "5")
  int standbys();

  /**
   * How often transactions are committed. Outcomes are seen no sooner, but for those of memes that
   * somebody waits for, which are committed at once.
   */
  @WithDefault("100ms")
  @Between(min = "1ms", max = "10s")
  Duration commitInterval();

  /** How long after its last sign of life a process counts as gone. */
  @WithDefault("10s")
  @Between(min = "6s", max = "5m")
  Duration sessionTimeout();

  /** How often deadlines are looked at. */
  @WithDefault("250ms")
  @Between(min = "10ms", max = "1m")
  Duration tick();

  /** How long after a start no deadline is applied, so that what waits is read first. */
  @WithDefault("3s")
  @Between(min = "0ms", max = "10m")
  Duration settling();

  /** How long a render may take even when the meme's deadline is nearer. */
  @WithDefault("30s")
  @Between(min = "1s", max = "1h")
  Duration renderTime();

  /** How long a done meme is remembered, so that duplicates are dropped. */
  @WithDefault("7d")
  @Between(min = "1m", max = "365d")
  Duration retention();

  /** How long a start may take. */
  @WithDefault("90s")
  @Between(min = "1s", max = "1h")
  Duration startTimeout();

  /** How long a stop may take. */
  @WithDefault("30s")
  @Between(min = "1s", max = "1h")
  Duration closeTimeout();

  /** Anything else that Kafka Streams understands. */
  Map<String, String> properties();
}
