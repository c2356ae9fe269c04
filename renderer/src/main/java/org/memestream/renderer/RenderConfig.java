package org.memestream.renderer;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How memes are drawn. */
public interface RenderConfig {

  /** Whether this process draws. */
  @WithDefault("true")
  boolean enabled();

  /** Folder of font files that come before the installed ones. */
  Optional<Path> fontDir();
}
