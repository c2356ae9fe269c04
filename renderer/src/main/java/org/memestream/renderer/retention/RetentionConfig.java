package org.memestream.renderer.retention;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.memestream.runtime.config.Between;

/** How long objects are kept. */
public interface RetentionConfig {

  /** Whether this process removes what has expired. */
  @WithDefault("true")
  boolean enabled();

  /** How long uploads are kept, and what was made of them on the way to the finished pictures. */
  @WithDefault("30d")
  @Between(min = "1h", max = "3650d")
  Duration originals();

  /**
   * How long a meme may take: when there is no finished picture after that, nobody waits for it any
   * more, and all of its objects go. Must be longer than any deadline.
   */
  @WithDefault("7d")
  @Between(min = "1h", max = "3650d")
  Duration orphans();

  /** How long finished pictures are kept; for ever when absent. */
  Optional<Duration> finished();

  /** How often the store is gone through, by whichever process comes first. */
  @WithDefault("6h")
  @Between(min = "1m", max = "30d")
  Duration interval();

  /** Most memes that are cleared in one go; what is left waits for the next. */
  @WithDefault("10000")
  @Between(min = "1", max = "1000000")
  int mostMemes();
}
