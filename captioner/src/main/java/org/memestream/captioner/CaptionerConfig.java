package org.memestream.captioner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.memestream.runtime.config.Between;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.config.WorkerConfig;

/** Settings of the captioner service. */
@ConfigMapping(prefix = "memestream")
public interface CaptionerConfig extends ServiceConfig {

  /** The worker loop. */
  WorkerConfig worker();

  /** What only this service needs to know. */
  CaptionerSettings captioner();

  /** The settings under {@code memestream.captioner}. */
  interface CaptionerSettings {

    /** Sampling temperature for requests that name none; low plays safe. */
    @WithDefault("1.0")
    @Between(min = "0.1", max = "10")
    double temperature();
  }
}
