package org.memestream.renderer;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import org.memestream.renderer.output.OutputLimits;

/** How memes are drawn. */
public interface RenderConfig {

  /** Whether this process draws. */
  @WithDefault("true")
  boolean enabled();

  /** Folder of font files that come before the installed ones. */
  Optional<Path> fontDir();

  /** Short text that is laid over a corner of each picture; none when absent. */
  Optional<String> watermark();

  /** Largest files, by the picture of the profile. */
  OutputLimits limits();
}
