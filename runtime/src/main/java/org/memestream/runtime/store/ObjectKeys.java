package org.memestream.runtime.store;

import java.util.regex.Pattern;

/** The rules for keys that {@link ObjectStore} states. */
final class ObjectKeys {

  private static final int MAX_LENGTH = 512;
  private static final int MAX_SEGMENT = 200;
  private static final String SEGMENT = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9._-]{1," + MAX_SEGMENT + "}";
  private static final String SEGMENTS = SEGMENT + "(?:/" + SEGMENT + ")*";
  private static final Pattern KEY = Pattern.compile(SEGMENTS);
  private static final Pattern PREFIX = Pattern.compile("(?:" + SEGMENTS + "/?)?");

  private ObjectKeys() {}

  static String check(String key) {
    return check(KEY, "key", key);
  }

  /** A prefix is the beginning of a key; the empty one is that of all keys. */
  static String checkPrefix(String prefix) {
    return check(PREFIX, "prefix", prefix);
  }

  private static String check(Pattern rule, String what, String text) {
    if (text.length() > MAX_LENGTH || !rule.matcher(text).matches()) {
      String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
      throw new IllegalArgumentException(
          "\"%s\" is not an object %s; allowed are up to %d letters, digits, '.', '_' and '-' in segments of up to %d, separated by '/', none of them '.' or '..'"
              .formatted(shown, what, MAX_LENGTH, MAX_SEGMENT));
    }
    return text;
  }
}
