package org.memestream.ingest;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.memestream.ingest.upload.UploadSettings;
import org.memestream.runtime.config.Between;

/** How a {@link MemestreamClient} sends and waits. */
public interface ClientSettings {

  /** Most memes under way at once; one more waits until another has ended. */
  @WithDefault("64")
  @Between(min = "1", max = "100000")
  int maxInFlight();

  /** When waiting for a meme ends, counted from its submission, unless the order says otherwise. */
  @WithDefault("2m")
  @Between(min = "100ms", max = "7d")
  Duration deadline();

  /** How long after the deadline the client still waits for the outcome that it leads to. */
  @WithDefault("10s")
  @Between(min = "0ms", max = "1h")
  Duration grace();

  /** How long Kafka may take to answer before it counts as unavailable. */
  @WithDefault("10s")
  @Between(min = "1s", max = "10m")
  Duration sendTimeout();

  /** How often an order is sent while the store, the registry or Kafka do not answer. */
  @WithDefault("3")
  @Between(min = "1", max = "20")
  int sendAttempts();

  /** Pause before an order is sent again; twice as long each time. */
  @WithDefault("250ms")
  @Between(min = "1ms", max = "1m")
  Duration sendPause();

  /** Most characters of one text. */
  @WithDefault("200")
  @Between(min = "1", max = "10000")
  int maxTextLength();

  /** What pictures are accepted, and how they are stored. */
  UploadSettings upload();
}
