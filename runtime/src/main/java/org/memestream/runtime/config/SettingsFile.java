package org.memestream.runtime.config;

import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads a YAML ({@code .yaml}, {@code .yml}) or {@code .properties} file into flat keys. */
final class SettingsFile {

  private SettingsFile() {}

  static Map<String, String> read(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".yaml") || name.endsWith(".yml")) {
        return yaml(file);
      } else if (name.endsWith(".properties")) {
        return properties(file);
      }
    } catch (CharacterCodingException e) {
      throw unreadable(file, "is not UTF-8 text");
    } catch (IOException e) {
      throw unreadable(file, Files.exists(file) ? "cannot be read: " + e : "does not exist");
    }
    throw unreadable(file, "must end in .yaml, .yml or .properties");
  }

  private static Map<String, String> yaml(Path file) throws IOException {
    String text = Files.readString(file);
    Map<String, String> flat;
    try {
      flat = new YamlConfigSource(file.toString(), text).getProperties();
    } catch (RuntimeException e) {
      throw unreadable(file, "is not YAML with keys at the top: " + e.getMessage());
    } catch (StackOverflowError e) {
      // An alias within what it stands for has no end, and neither YAML nor its reader minds.
      throw unreadable(file, "nests too deeply, or without an end");
    }
    Map<String, String> values = new TreeMap<>();
    flat.forEach(
        (key, value) -> {
          boolean element = key.endsWith("]") && flat.containsKey(key.replaceAll("\\[\\d+]$", ""));
          if (!element) {
            values.put(key.replace("\"", ""), value);
          }
        });
    return values;
  }

  private static Map<String, String> properties(Path file) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file)));
    } catch (IllegalArgumentException e) {
      throw unreadable(file, "is not a properties file: " + e.getMessage());
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private static InvalidConfigurationException unreadable(Path file, String what) {
    return new InvalidConfigurationException(
        List.of(new ConfigurationProblem(file.toString(), "the configuration file " + what)));
  }
}
