package org.memestream.captioner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import org.memestream.captioner.caption.Strictness;
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

    /** Folder of a model of one's own; without it the one that ships. */
    Optional<Path> model();

    /**
     * Where the networks compute: {@code auto} (a GPU if there is one), {@code cpu} or {@code
     * gpu:0}; without that GPU on the CPU, which is logged.
     */
    @WithDefault("auto")
    String processor();

    /**
     * What generated captions must be free of: {@code slurs}, {@code lenient} (strong profanity
     * too), {@code standard} (mild profanity too) or {@code strict} (sensitive subjects too). The
     * shipped model has learnt no word that the strictest level objects to, so a lower level
     * matters most to a model of one's own.
     */
    @WithDefault("strict")
    Strictness safety();

    /**
     * What given text is refused for: {@code off}, or the levels of {@link #safety}. By default
     * only for words that degrade people.
     */
    @WithDefault("slurs")
    GivenTextSafety givenTextSafety();

    /**
     * How many picture vectors are remembered, so that a picture that comes again is neither
     * decoded nor encoded again; about 1.3 KB each with the shipped encoder. 0 remembers none.
     */
    @WithDefault("10000")
    @Between(min = "0", max = "1000000")
    int cachedVectors();
  }
}
