package org.memestream.runtime.config;

import io.smallrye.config.ConfigMappingInterface.LeafProperty;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All settings of one mapping, and how keys that people write are matched to them. */
final class SettingCatalogue {

  private final Map<String, Setting> settings = new TreeMap<>();

  /**
   * @param mapping interface that declares the settings
   * @param prefix what their keys start with
   */
  SettingCatalogue(Class<?> mapping, String prefix) {
    Map<String, Property> properties =
        ConfigMappings.getProperties(ConfigClass.configClass(mapping, prefix));
    properties.forEach(this::add);
  }

  Collection<Setting> settings() {
    return settings.values();
  }

  /** Whether any setting's name starts with the prefix. */
  boolean has(String prefix) {
    return settings.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** The key as the mapping spells it, for a key from a file or an override. */
  Optional<SettingKey> byKey(String key) {
    Setting exact = settings.get(key);
    if (exact != null && exact.shape() != Setting.Shape.MAP) {
      return Optional.of(new SettingKey(exact, key));
    }
    return settings.values().stream()
        .filter(setting -> setting.shape() == Setting.Shape.MAP)
        .filter(setting -> key.startsWith(setting.name() + "."))
        .map(setting -> entry(setting, key.substring(setting.name().length() + 1)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The key for an environment variable; entries of maps are taken to be dotted lower case. */
  Optional<SettingKey> byEnvironmentName(String name) {
    for (Setting setting : settings.values()) {
      String own = setting.environmentName();
      if (setting.shape() == Setting.Shape.MAP) {
        if (name.startsWith(own + "_")) {
          String rest = name.substring(own.length() + 1).toLowerCase(Locale.ROOT);
          return entry(setting, rest.replace('_', '.'));
        }
      } else if (name.equals(own)) {
        return Optional.of(new SettingKey(setting, setting.name()));
      }
    }
    return Optional.empty();
  }

  /** An entry of a map; none without a name of its own, or with one that cannot be written. */
  private static Optional<SettingKey> entry(Setting map, String entry) {
    boolean quoted = entry.length() > 1 && entry.startsWith("\"") && entry.endsWith("\"");
    String bare = quoted ? entry.substring(1, entry.length() - 1) : entry;
    return bare.isBlank() || bare.contains("\"") || bare.contains("\\")
        ? Optional.empty()
        : Optional.of(new SettingKey(map, map.name() + ".\"" + bare + "\""));
  }

  private void add(String path, Property property) {
    if (path.endsWith("[*]")) {
      return; // Elements of a list, which is there under its own name as well.
    }
    Method method = property.getMethod();
    Optional<Between> bounds = Optional.ofNullable(method.getAnnotation(Between.class));
    boolean sensitive = method.isAnnotationPresent(Sensitive.class);
    Optional<String> defaultValue =
        property.hasDefaultValue()
            ? Optional.ofNullable(property.getDefaultValue())
            : Optional.empty();
    if (property.isMap()) {
      String name = path.endsWith(".*") ? path.substring(0, path.length() - 2) : path;
      put(name, Setting.Shape.MAP, String.class, Optional.empty(), false, bounds, sensitive);
    } else if (property.isOptional() && property.asOptional().getNestedProperty().isLeaf()) {
      LeafProperty leaf = property.asOptional().getNestedProperty().asLeaf();
      put(
          path,
          Setting.Shape.SINGLE,
          leaf.getValueRawType(),
          defaultValue,
          false,
          bounds,
          sensitive);
    } else if (property.isCollection() && property.asCollection().getElement().isLeaf()) {
      LeafProperty leaf = property.asCollection().getElement().asLeaf();
      put(path, Setting.Shape.LIST, leaf.getValueRawType(), defaultValue, true, bounds, sensitive);
    } else if (property.isPrimitive()) {
      Class<?> type = property.asPrimitive().getBoxType();
      put(path, Setting.Shape.SINGLE, type, defaultValue, true, bounds, sensitive);
    } else if (property.isLeaf()) {
      Class<?> type = property.asLeaf().getValueRawType();
      // An optional list is shown as one of its elements.
      boolean required = method.getReturnType() != Optional.class;
      put(path, Setting.Shape.SINGLE, type, defaultValue, required, bounds, sensitive);
    } else if (!property.isGroup()) {
      throw new IllegalArgumentException(
          method
              + " has a shape that settings do not support; use a value, Optional, List, Map of"
              + " strings or a group");
    }
  }

  private void put(
      String name,
      Setting.Shape shape,
      Class<?> type,
      Optional<String> defaultValue,
      boolean required,
      Optional<Between> bounds,
      boolean sensitive) {
    settings.put(name, new Setting(name, shape, type, defaultValue, required, bounds, sensitive));
  }
}
