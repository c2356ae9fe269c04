package org.memestream.local.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.memestream.local.folder.DataFolder;
import org.memestream.runtime.config.ConfigurationLoader;

/**
 * Settings on this machine: what the user set by file ({@code MEMESTREAM_CONFIG}) and environment,
 * and on top of it where things are.
 *
 * @param folder data folder
 * @param bootstrapServers Kafka's address
 * @param registryUrl address of the registry
 * @param environment variables of the process
 */
public record LocalSettings(
    DataFolder folder,
    String bootstrapServers,
    String registryUrl,
    Map<String, String> environment) {

  /** The variable that names a file of settings. */
  static final String CONFIG_FILE = "MEMESTREAM_CONFIG";

  /** Variables of the command rather than of a service. */
  private static final Set<String> OF_THE_COMMAND =
      Set.of(DataFolder.VARIABLE, "MEMESTREAM_CACHE", "MEMESTREAM_JAVA_OPTS", CONFIG_FILE);

  /** One environment and one file hold the settings of all; each takes its own. */
  private static final Set<String> SECTIONS =
      Set.of(
          "http",
          "log",
          "telemetry",
          "worker",
          "client",
          "gateway",
          "ingest",
          "captioner",
          "face-transfer",
          "renderer",
          "assembly",
          "retention",
          "erasure",
          "feed",
          "backfill");

  /**
   * Fills a mapping.
   *
   * @param mapping interface of settings
   * @param overrides further keys and values that beat what the user set
   * @throws org.memestream.runtime.config.InvalidConfigurationException with everything that is
   *     wrong
   */
  public <C> C load(Class<C> mapping, Map<String, String> overrides) {
    Map<String, String> all = new HashMap<>(overrides);
    all.put("memestream.kafka.bootstrap-servers", bootstrapServers);
    all.put("memestream.registry.url", registryUrl);
    all.put("memestream.store.uri", folder.objects().toUri().toString());
    return given(mapping, environment, all);
  }

  /**
   * Fills a mapping with what the user set and nothing else: addresses too are the user's.
   *
   * @param mapping interface of settings
   * @param environment variables of the process
   * @throws org.memestream.runtime.config.InvalidConfigurationException with everything that is
   *     wrong
   */
  public static <C> C elsewhere(Class<C> mapping, Map<String, String> environment) {
    return given(mapping, environment, Map.of());
  }

  private static <C> C given(
      Class<C> mapping, Map<String, String> environment, Map<String, String> overrides) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.keySet().removeAll(OF_THE_COMMAND);
    return new ConfigurationLoader(SECTIONS)
        .load(mapping, configFile(environment), settings, overrides);
  }

  private static Optional<Path> configFile(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(CONFIG_FILE))
        .filter(file -> !file.isBlank())
        .map(Path::of);
  }
}
