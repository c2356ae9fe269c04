package org.memestream.captioner.caption;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A word list: {@code word} matches the word and its plain plural, {@code stem*} what starts with
 * it, {@code *stem*} what contains it, {@code two words} what holds them one after the other. Lines
 * that start with {@code #} are remarks.
 */
final class WordPatterns {

  private static final int SHORT_STEM = 3;

  private final Set<String> exact = new HashSet<>();
  private final List<String> starts = new ArrayList<>();
  private final List<String> inside = new ArrayList<>();
  private final List<String> phrases = new ArrayList<>();

  private WordPatterns(List<String> lines) {
    for (String raw : lines) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.contains(" ")) {
        phrases.add(" " + line + " ");
      } else if (line.startsWith("*") && line.endsWith("*")) {
        inside.add(line.substring(1, line.length() - 1));
      } else if (line.endsWith("*")) {
        starts.add(line.substring(0, line.length() - 1));
      } else {
        exact.add(line);
        exact.add(line + "s");
      }
    }
  }

  static WordPatterns of(List<String> lines) {
    return new WordPatterns(lines);
  }

  static WordPatterns resource(String name) {
    try (InputStream stream = WordPatterns.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the word list " + name + " is missing from the jar");
      }
      return new WordPatterns(
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
              .lines()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the word list " + name + " cannot be read", e);
    }
  }

  boolean matches(String word) {
    return exact.contains(word)
        || starts.stream().anyMatch(word::startsWith)
        || inside.stream().anyMatch(word::contains);
  }

  /**
   * Whether a listed phrase is in a text.
   *
   * @param spaced plain words with one space before, between and after them
   */
  boolean matchesPhrase(String spaced) {
    return phrases.stream().anyMatch(spaced::contains);
  }

  /** Whether letters that were apart start with a listed stem that spans the gap. */
  boolean matchesAcross(String left, String right) {
    String joined = left + right;
    return inside.stream()
        .anyMatch(
            stem -> stem.length() > Math.max(SHORT_STEM, left.length()) && joined.startsWith(stem));
  }

  /** Whether some listed word has these letters, {@code ?} standing for any one letter. */
  boolean matchesMasked(String masked) {
    return exact.stream().anyMatch(word -> fits(word, masked))
        || starts.stream().anyMatch(stem -> fits(stem, masked))
        || inside.stream().anyMatch(stem -> fits(stem, masked));
  }

  private static boolean fits(String word, String masked) {
    if (word.length() != masked.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (masked.charAt(i) != '?' && masked.charAt(i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
