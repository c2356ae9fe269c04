package org.memestream.schemas.serde;

import java.util.Map;

/** Confluent settings, read with errors that name the key. */
record RegistrySettings(Map<String, String> values) {

  boolean flag(String key) {
    return switch (values.get(key)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new RegistrySettingException(
              "%s is true or false, not \"%s\"".formatted(key, values.get(key)), null);
    };
  }

  int count(String key) {
    String value = values.get(key);
    try {
      int count = Integer.parseInt(value);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw notACount(key, value, e);
    }
    throw notACount(key, value, null);
  }

  private static RegistrySettingException notACount(String key, String value, Exception cause) {
    return new RegistrySettingException(
        "%s is a whole number from 0, not \"%s\"".formatted(key, value), cause);
  }
}
