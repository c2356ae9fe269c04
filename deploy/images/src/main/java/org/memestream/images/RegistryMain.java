package org.memestream.images;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.memestream.embedded.EmbeddedRegistry;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.LogConfig;
import org.memestream.runtime.telemetry.Logging;

/**
 * The schema registry of {@code deploy/embedded}, alone in a process. Takes those variables of
 * Confluent's image that it needs: {@code SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS} and {@code
 * SCHEMA_REGISTRY_PORT} (8081 when absent). Listens on all addresses.
 */
public final class RegistryMain {

  static final String BOOTSTRAP_SERVERS = "SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS";
  static final String PORT = "SCHEMA_REGISTRY_PORT";

  private RegistryMain() {}

  /** Runs until the process is told to end. */
  public static void main(String... arguments) throws InterruptedException {
    Logging.configure(ConfigurationLoader.group(LogConfig.class, Map.of()));
    EmbeddedRegistry registry = start(System.getenv());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  registry.close();
                  ended.countDown();
                },
                "stop"));
    ended.await();
  }

  static EmbeddedRegistry start(Map<String, String> environment) {
    String servers = environment.getOrDefault(BOOTSTRAP_SERVERS, "").replaceAll("[A-Z]+://", "");
    if (servers.isBlank()) {
      throw new IllegalArgumentException(
          BOOTSTRAP_SERVERS + " is not set; allowed is host:port of the brokers");
    }
    int port = Integer.parseInt(environment.getOrDefault(PORT, "8081"));
    return EmbeddedRegistry.start(servers, new InetSocketAddress(port), Map.of());
  }
}
