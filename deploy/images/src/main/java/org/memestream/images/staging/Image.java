package org.memestream.images.staging;

import java.util.List;
import java.util.Optional;

/**
 * An image and what it runs.
 *
 * @param name of the image
 * @param module whose jar it runs
 * @param main class that it runs; the jar's own when absent
 * @param libraries module whose class path it holds
 */
record Image(String name, String module, Optional<String> main, String libraries) {

  /** The module whose libraries all images have. */
  static final String FOUNDATION = "runtime";

  private static final String BACKING = "images";

  /** All that can be built. */
  static List<Image> all() {
    return List.of(
        service("gateway", "ingest"),
        new Image("feed", "ingest", Optional.of("org.memestream.ingest.feed.FeedMain"), "ingest"),
        service("captioner", "captioner"),
        service("face-transfer", "face-transfer"),
        service("renderer", "renderer"),
        new Image("setup", BACKING, Optional.empty(), FOUNDATION),
        backing("kafka", "kafka.Kafka"),
        backing("registry", "org.memestream.images.RegistryMain"),
        backing("s3", "org.gaul.s3proxy.Main"));
  }

  private static Image service(String name, String module) {
    return new Image(name, module, Optional.empty(), module);
  }

  private static Image backing(String name, String main) {
    return new Image(name, BACKING, Optional.of(main), BACKING);
  }
}
