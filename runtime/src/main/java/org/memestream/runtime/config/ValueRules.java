package org.memestream.runtime.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a single value may be, by the type of its setting. */
final class ValueRules {

  private ValueRules() {}

  /** Whether the text is a value of the setting. */
  static boolean accepts(Setting setting, String text) {
    try {
      Object value = parse(setting.type(), text.strip());
      return setting.bounds().map(bounds -> within(bounds, value)).orElse(true);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The spelling that converters know; names of choices may be written in any case. */
  static String normal(Setting setting, String text) {
    return setting.type().isEnum() ? text.toLowerCase(Locale.ROOT).replace('_', '-') : text;
  }

  /** What is allowed, to follow "allowed is". */
  static String allowed(Setting setting) {
    Class<?> type = setting.type();
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> spelled((Enum<?>) constant))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return noun(type) + setting.bounds().map(ValueRules::range).orElse("");
  }

  private static String noun(Class<?> type) {
    if (type == Duration.class) {
      return Durations.ALLOWED;
    }
    if (type == URI.class) {
      return "an address such as http://host:port, file:FOLDER or s3://BUCKET";
    }
    if (type == Path.class) {
      return "a path";
    }
    if (type == Double.class || type == Float.class) {
      return "a number";
    }
    return Number.class.isAssignableFrom(type) ? "a whole number" : "text";
  }

  private static String range(Between bounds) {
    return bounds.max().isEmpty()
        ? " of at least " + bounds.min()
        : " from " + bounds.min() + " to " + bounds.max();
  }

  private static boolean within(Between bounds, Object value) {
    Optional<String> max = Optional.of(bounds.max()).filter(text -> !text.isEmpty());
    if (value instanceof Duration duration) {
      return duration.compareTo(Durations.parse(bounds.min())) >= 0
          && max.map(text -> duration.compareTo(Durations.parse(text)) <= 0).orElse(true);
    }
    BigDecimal number = new BigDecimal(value.toString());
    return number.compareTo(new BigDecimal(bounds.min())) >= 0
        && max.map(text -> number.compareTo(new BigDecimal(text)) <= 0).orElse(true);
  }

  /** Reads one value of the types that settings may have. */
  static Object parse(Class<?> type, String text) {
    if (type == Integer.class) {
      return Integer.valueOf(text);
    } else if (type == Long.class) {
      return Long.valueOf(text);
    } else if (type == Short.class) {
      return Short.valueOf(text);
    } else if (type == Double.class) {
      return finite(Double.parseDouble(text));
    } else if (type == Float.class) {
      return (float) finite(Float.parseFloat(text));
    } else if (type == Boolean.class) {
      return bool(text);
    } else if (type == Duration.class) {
      return Durations.parse(text);
    } else if (type == URI.class) {
      return URI.create(text);
    } else if (type == Path.class) {
      return Path.of(text);
    } else if (type.isEnum()) {
      return constant(type, text);
    } else if (type == String.class) {
      return text;
    }
    throw new UnsupportedOperationException("settings of " + type + " are not supported");
  }

  private static double finite(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(number + " is not a finite number");
    }
    return number;
  }

  private static Boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text + " is neither true nor false");
    };
  }

  private static Object constant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(
            constant ->
                spelled((Enum<?>) constant).equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text + " is none of " + type));
  }

  static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
