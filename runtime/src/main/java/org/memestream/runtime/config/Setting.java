package org.memestream.runtime.config;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One setting that a mapping declares.
 *
 * @param name full key; of a map, without the keys of its entries
 * @param shape one value, several, or a map of them
 * @param type type of one value
 * @param defaultValue what it is when nobody says
 * @param required whether it must have a value
 * @param bounds what numbers and durations are held to
 * @param sensitive whether its value is never printed
 */
record Setting(
    String name,
    Shape shape,
    Class<?> type,
    Optional<String> defaultValue,
    boolean required,
    Optional<Between> bounds,
    boolean sensitive) {

  private static final List<String> TELLTALES =
      List.of("password", "secret", "token", "credential", "jaas", "basic.auth", "user.info");

  private static final String MASK = "****";

  enum Shape {
    SINGLE,
    LIST,
    MAP
  }

  Setting {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(type, "type");
  }

  /** The name in the environment. */
  String environmentName() {
    return environmentName(name);
  }

  static String environmentName(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** A value under this key (which may be an entry of a map), fit to be printed. */
  String shown(String key, String value) {
    return masks(key) ? MASK : value.replaceAll("//[^/@]*@", "//" + MASK + "@");
  }

  private boolean masks(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return sensitive
        || TELLTALES.stream().anyMatch(lower::contains)
        || lower.endsWith(".key") && lower.contains("ssl");
  }
}
