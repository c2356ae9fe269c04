package org.memestream.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.memestream.captioner.CaptionerConfig;
import org.memestream.facetransfer.FaceConfig;
import org.memestream.ingest.feed.FeedConfig;
import org.memestream.ingest.gateway.GatewayConfig;
import org.memestream.renderer.RendererConfig;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.config.WorkerConfig;

/** The settings that a pod's variables make, read as the service in it reads them. */
final class PodSettings {

  /** Time for the last answers to the broker, beyond the drain of a worker. */
  private static final Duration LEAVING = Duration.ofSeconds(15);

  /** Time for the last cursor of a feed, or for what a gateway closes after its drain. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private static final Map<String, Class<? extends ServiceConfig>> CONFIGURATIONS =
      Map.of(
          "setup", ServiceConfig.class,
          "gateway", GatewayConfig.class,
          "feed", FeedConfig.class,
          "captioner", CaptionerConfig.class,
          "face-transfer", FaceConfig.class,
          "renderer", RendererConfig.class);

  private PodSettings() {}

  /**
   * @throws org.memestream.runtime.config.InvalidConfigurationException when a variable is no
   *     setting of this very service, or its value is not allowed
   */
  static ServiceConfig of(Pods pods, Cluster cluster) {
    String image = pods.container().getImage().replaceAll(":.*", "").replaceAll(".*/", "");
    Class<? extends ServiceConfig> type =
        Optional.ofNullable(CONFIGURATIONS.get(image))
            .orElseThrow(() -> new AssertionError("there is no image " + image));
    return new ConfigurationLoader()
        .load(type, Optional.empty(), variables(pods, cluster), Map.of());
  }

  static Map<String, String> variables(Pods pods, Cluster cluster) {
    Map<String, String> variables = new HashMap<>();
    for (String name : pods.configMaps()) {
      variables.putAll(
          cluster
              .find(ConfigMap.class, name)
              .orElseThrow(() -> new AssertionError(pods + ": there is no ConfigMap " + name))
              .getData());
    }
    for (String name : pods.secrets()) {
      variables.putAll(
          Optional.ofNullable(KnownSecrets.VARIABLES.get(name))
              .orElseThrow(() -> new AssertionError(pods + ": there is no Secret " + name)));
    }
    for (EnvVar variable : pods.container().getEnv()) {
      variables.put(
          variable.getName(), Optional.ofNullable(variable.getValue()).orElse("assembly-0"));
    }
    return variables;
  }

  /** How long the service may take from the signal to its end. */
  static Duration longestStop(ServiceConfig config) {
    if (config instanceof GatewayConfig gateway) {
      return gateway.gateway().drainTimeout().plus(CLOSING);
    } else if (config instanceof RendererConfig renderer && renderer.assembly().enabled()) {
      return renderer.assembly().closeTimeout();
    }
    return worker(config).map(worker -> worker.drainTimeout().plus(LEAVING)).orElse(CLOSING);
  }

  /** Folders that the service writes to. */
  static List<Path> folders(ServiceConfig config) {
    if (config instanceof GatewayConfig gateway) {
      return List.of(gateway.gateway().stateDir());
    } else if (config instanceof FeedConfig feed) {
      return List.of(feed.feed().stateDir());
    } else if (config instanceof RendererConfig renderer && renderer.assembly().enabled()) {
      return List.of(renderer.assembly().stateDir());
    }
    return worker(config).map(WorkerConfig::journalDir).stream().toList();
  }

  private static Optional<WorkerConfig> worker(ServiceConfig config) {
    if (config instanceof CaptionerConfig captioner) {
      return Optional.of(captioner.worker());
    } else if (config instanceof FaceConfig face) {
      return Optional.of(face.worker());
    } else if (config instanceof RendererConfig renderer) {
      return Optional.of(renderer.worker());
    }
    return Optional.empty();
  }
}
