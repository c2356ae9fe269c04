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
import java.util.stream.Stream;

/**
 * A word list: {@code word} matches the word and its plain plural, {@code stem*} what starts with
 * it, {@code *stem} what ends with it, {@code *stem*} what contains it, {@code two words} what
 * holds them one after the other. Lines that start with {@code #} are remarks.
 */
final class WordPatterns {

  private static final int SHORT_STEM = 3;

  /** A masked word with more letters is known by its first and last. */
  private static final int LONG_MASKED = 5;

  private final Set<String> exact = new HashSet<>();
  private final List<String> starts = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
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
      } else if (line.startsWith("*")) {
        ends.add(line.substring(1));
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
        || ends.stream().anyMatch(word::endsWith)
        || inside.stream().anyMatch(word::contains);
  }

  /** Whether it is a listed word, or starts with a listed stem. */
  boolean matchesAtStart(String word) {
    return exact.contains(word)
        || starts.stream().anyMatch(word::startsWith)
        || inside.stream().anyMatch(word::startsWith);
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

  /**
   * Whether enough of a listed word shows to be sure of it: half of its letters, or the first and
   * the last of a long one.
   */
  boolean matchesPartlyMasked(String masked) {
    boolean sure = masked.length() > LONG_MASKED || halfShown(masked);
    return sure && exact.stream().anyMatch(word -> fits(word, masked))
        || Stream.concat(starts.stream(), inside.stream())
            .filter(stem -> stem.length() <= masked.length())
            .anyMatch(
                stem -> {
                  String start = masked.substring(0, stem.length());
                  return halfShown(start) && fits(stem, start);
                });
  }

  /** Whether no more letters are masked than shown. */
  static boolean halfShown(String masked) {
    return masked.chars().filter(letter -> letter == '?').count() * 2 <= masked.length();
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
