package org.memestream.runtime.config;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Fills mappings. Later sources win: defaults in code, file, environment, overrides.
 *
 * <p>Only keys under {@code memestream.} (in the environment: {@code MEMESTREAM_}) are looked at.
 * One that no setting has is refused, save under {@code memestream.<section>.} of another service,
 * so that one file can configure them all.
 */
public final class ConfigurationLoader {

  /** What all keys start with. */
  public static final String PREFIX = "memestream";

  private final Set<String> sections;

  /**
   * @param sections groups of other services, such as {@code gateway}, that a shared file or
   *     environment may hold
   */
  public ConfigurationLoader(Set<String> sections) {
    this.sections = Set.copyOf(sections);
  }

  /** A loader that knows the mapping it is given and no other. */
  public ConfigurationLoader() {
    this(Set.of());
  }

  /**
   * Fills a mapping.
   *
   * @param mapping interface of settings, for a service one that extends {@link ServiceConfig}
   * @param file YAML or properties, if there is one
   * @param environment variables, usually {@link System#getenv()}
   * @param overrides full keys and values that beat all else
   * @throws InvalidConfigurationException with everything that is wrong
   */
  public <T> T load(
      Class<T> mapping,
      Optional<Path> file,
      Map<String, String> environment,
      Map<String, String> overrides) {
    return read(mapping, file, environment, overrides).values();
  }

  /** {@link #load} that also tells the effective values. */
  public <T> Configuration<T> read(
      Class<T> mapping,
      Optional<Path> file,
      Map<String, String> environment,
      Map<String, String> overrides) {
    GivenValues given = new GivenValues(new SettingCatalogue(mapping, PREFIX), sections);
    file.ifPresent(path -> given.take(SettingsFile.read(path), path.toString()));
    given.takeEnvironment(environment);
    given.take(overrides, "override");
    given.check();
    return new Configuration<>(fill(mapping, PREFIX, given.values()), given.effective());
  }

  /**
   * Fills one group of settings, for tests and tools.
   *
   * @param group interface of the group, such as {@link WorkerConfig}
   * @param overrides keys within the group, such as {@code batch-size}, and their values
   * @throws InvalidConfigurationException with everything that is wrong
   */
  public static <T> T group(Class<T> group, Map<String, String> overrides) {
    String prefix = PREFIX + ".group";
    GivenValues given = new GivenValues(new SettingCatalogue(group, prefix), Set.of());
    overrides.forEach((key, value) -> given.take(Map.of(prefix + "." + key, value), "override"));
    given.check();
    return fill(group, prefix, given.values());
  }

  private static <T> T fill(Class<T> mapping, String prefix, Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(values, "memestream", 100))
        .withConverter(Duration.class, 200, text -> orNull(text, Durations::parse))
        .withConverter(URI.class, 200, text -> orNull(text, URI::create))
        .withConverter(Path.class, 200, text -> orNull(text, Path::of))
        .withMapping(ConfigClass.configClass(mapping, prefix))
        .build()
        .getConfigMapping(mapping, prefix);
  }

  /** Converters say null for what is not set. */
  private static <T> T orNull(String text, Function<String, T> converter) {
    return text.isEmpty() ? null : converter.apply(text);
  }
}
