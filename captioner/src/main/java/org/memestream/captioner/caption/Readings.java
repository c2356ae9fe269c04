package org.memestream.captioner.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All the ways in which a text could be read, by somebody who looks for hidden words. */
final class Readings {

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9@$!|+]+");
  private static final Pattern LAST_SIGNS = Pattern.compile("[!|+]+$");
  private static final Pattern OUTER_SIGNS = Pattern.compile("^[^a-z]+|[^a-z]+$");
  private static final Pattern RUN = Pattern.compile("(.)\\1+");
  private static final Pattern LONG_RUN = Pattern.compile("(.)\\1{2,}");

  /** Shorter pieces are hardly words. */
  private static final int SHORT = 3;

  /** Hidden words are no longer than this. */
  private static final int LONGEST_JOIN = 24;

  private final WordPatterns allowed;
  private final String[] plain;
  private final Set<String> words = new LinkedHashSet<>();
  private final Set<String> joins = new LinkedHashSet<>();
  private final List<Pair> pairs = new ArrayList<>();

  /**
   * Two pieces that stand next to each other.
   *
   * @param word whether no space is between them
   */
  record Pair(String left, String right, boolean word) {

    /** Whether one of them is too short for a word. */
    boolean fragment() {
      return left.length() < SHORT || right.length() < SHORT;
    }
  }

  /**
   * @param plain text of {@link PlainLetters}
   * @param allowed words that hide nothing
   */
  Readings(String plain, WordPatterns allowed) {
    this.allowed = allowed;
    this.plain = SPACES.split(plain);
    List<String> pieces = new ArrayList<>();
    for (String word : this.plain) {
      List<String> parts = NO_LETTERS.splitAsStream(word).filter(part -> !part.isEmpty()).toList();
      parts.forEach(this::addPart);
      addInside(parts);
      String letters = PlainLetters.read(word, 'i');
      if (letters.length() >= SHORT) {
        addSpaced(pieces);
        pieces.clear();
      } else if (!letters.isEmpty()) {
        pieces.add(letters);
      }
    }
    addSpaced(pieces);
    addNeighbours();
  }

  /** Spellings of words, to be searched for what is listed. */
  Set<String> words() {
    return words;
  }

  /** Spellings of pieces put together; what is listed starts where a piece does. */
  Set<String> joins() {
    return joins;
  }

  /** Neighbours that are not known to go together. */
  List<Pair> pairs() {
    return pairs;
  }

  /** The words as they were written, but plain. */
  String[] plain() {
    return plain;
  }

  /** Words of letters with one space before, between and after them. */
  String spaced() {
    return Arrays.stream(plain)
        .map(word -> PlainLetters.read(word, 'i'))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" ", " ", " "));
  }

  /**
   * A part as it stands and without signs and digits at its ends, which may stand for no letter.
   */
  private void addPart(String part) {
    addSpellings(part, words);
    addSpellings(LAST_SIGNS.matcher(part).replaceAll(""), words);
    addSpellings(OUTER_SIGNS.matcher(part).replaceAll(""), words);
  }

  /** A word cut up by punctuation: s.h.i.t, but not wish...it. */
  private void addInside(List<String> parts) {
    for (int from = 0; from < parts.size(); from++) {
      StringBuilder join = new StringBuilder(parts.get(from));
      boolean fragment = join.length() < SHORT;
      for (int to = from + 1; to < parts.size() && join.length() < LONGEST_JOIN; to++) {
        join.append(parts.get(to));
        fragment |= parts.get(to).length() < SHORT;
        // The end of c.l.a.s.s is nothing to mind.
        boolean whole = from == 0 && to + 1 == parts.size();
        if (fragment && (whole || join.length() > SHORT)) {
          addSpellings(join.toString(), joins);
        }
      }
    }
    for (int i = 0; i + 1 < parts.size(); i++) {
      addPair(parts.get(i), parts.get(i + 1), true);
    }
  }

  /** A word cut up by spaces: at least half of the pieces are single letters. */
  private void addSpaced(List<String> pieces) {
    for (int from = 0; from < pieces.size(); from++) {
      StringBuilder join = new StringBuilder();
      int single = 0;
      for (int to = from; to < pieces.size() && join.length() < LONGEST_JOIN; to++) {
        join.append(pieces.get(to));
        single += pieces.get(to).length() == 1 ? 1 : 0;
        int count = to - from + 1;
        if (count >= SHORT && single * 2 >= count) {
          addSpellings(join.toString(), joins);
        }
      }
    }
  }

  private void addNeighbours() {
    for (int i = 0; i + 1 < plain.length; i++) {
      addPair(plain[i], plain[i + 1], false);
    }
  }

  private void addPair(String left, String right, boolean word) {
    Pair pair = new Pair(PlainLetters.read(left, 'i'), PlainLetters.read(right, 'i'), word);
    if (!allowed.matches(pair.left + pair.right)
        && !allowed.matchesPhrase(" %s %s ".formatted(pair.left, pair.right))) {
      pairs.add(pair);
    }
  }

  private void addSpellings(String word, Set<String> spellings) {
    for (String candidate :
        List.of(word, PlainLetters.read(word, 'i'), PlainLetters.read(word, 'l'))) {
      for (String spelling :
          List.of(
              candidate,
              LONG_RUN.matcher(candidate).replaceAll("$1$1"),
              LONG_RUN.matcher(candidate).replaceAll("$1"),
              RUN.matcher(candidate).replaceAll("$1"))) {
        if (!spelling.isEmpty()
            && !allowed.matches(spelling)
            && (spelling.equals(candidate) || !allowed.matches(candidate))) {
          spellings.add(spelling);
        }
      }
    }
  }
}
