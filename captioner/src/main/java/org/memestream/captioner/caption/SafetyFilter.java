package org.memestream.captioner.caption;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds slurs, strong profanity and sensitive subjects, also when digits stand for letters ({@code
 * 5h1t}), letters are masked ({@code f**k}), stretched ({@code fuuuck}), accented, or spaced out
 * ({@code f u c k}). Word lists are resources of this package. Immutable and thread-safe.
 *
 * <p>A word list cannot know meaning: civil words in an ugly sentence pass.
 */
public final class SafetyFilter {

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern RUN = Pattern.compile("(.)\\1+");
  private static final Pattern LONG_RUN = Pattern.compile("(.)\\1{2,}");
  private static final Pattern GRAWLIX = Pattern.compile("[@#$%&*!]{4,}");
  private static final Pattern STARS = Pattern.compile("\\*{2,}|[a-z]+[*#]+[a-z]*");
  private static final String MASKS = "*#_-.@$!%";

  private final Map<SafetyVerdict.Category, WordPatterns> lists = new LinkedHashMap<>();
  private final WordPatterns allowed;

  /** The filter with the lists that ship. */
  public SafetyFilter() {
    lists.put(SafetyVerdict.Category.SLUR, WordPatterns.resource("slurs.txt"));
    lists.put(SafetyVerdict.Category.PROFANITY, WordPatterns.resource("profanity.txt"));
    lists.put(SafetyVerdict.Category.SENSITIVE, WordPatterns.resource("sensitive.txt"));
    allowed = WordPatterns.resource("allowed.txt");
  }

  /** Judges a text of any length. */
  public SafetyVerdict judge(String text) {
    Set<String> spellings = spellings(text);
    String spaced = spaced(text);
    for (Map.Entry<SafetyVerdict.Category, WordPatterns> list : lists.entrySet()) {
      WordPatterns patterns = list.getValue();
      if (spellings.stream().anyMatch(patterns::matches)
          || patterns.matchesPhrase(spaced)
          || joined(text, patterns)) {
        return new SafetyVerdict.Uncivil(list.getKey());
      }
    }
    return masked(text)
        ? new SafetyVerdict.Uncivil(SafetyVerdict.Category.MASKED)
        : new SafetyVerdict.Clean();
  }

  /** Whether {@link #judge} finds nothing. */
  public boolean accepts(String text) {
    return judge(text) instanceof SafetyVerdict.Clean;
  }

  private Set<String> spellings(String text) {
    Set<String> spellings = new LinkedHashSet<>();
    StringBuilder single = new StringBuilder();
    for (String word : SPACES.split(text)) {
      String plain = unaccented(word);
      List<String> parts = new ArrayList<>(List.of(plain.split("[^a-z0-9@$!|+]+")));
      parts.add(plain.replaceAll("[^a-z0-9@$!|+]", ""));
      for (String part : parts) {
        addSpellings(part, spellings);
      }
      String letter = letters(plain, 'i');
      if (letter.length() == 1) {
        single.append(letter);
      } else {
        addSpaced(single, spellings);
      }
    }
    addSpaced(single, spellings);
    return spellings;
  }

  private void addSpaced(StringBuilder single, Set<String> spellings) {
    // Every stretch of single letters may hide a word anywhere inside it.
    for (int from = 0; from + 3 <= single.length(); from++) {
      for (int to = from + 3; to <= single.length(); to++) {
        addSpellings(single.substring(from, to), spellings);
      }
    }
    single.setLength(0);
  }

  private void addSpellings(String word, Set<String> spellings) {
    for (String candidate : List.of(word, letters(word, 'i'), letters(word, 'l'))) {
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

  private static String spaced(String text) {
    return Arrays.stream(SPACES.split(unaccented(text)))
        .map(word -> letters(word, 'i'))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" ", " ", " "));
  }

  private boolean joined(String text, WordPatterns list) {
    String[] words = SPACES.split(unaccented(text));
    for (int i = 0; i + 1 < words.length; i++) {
      String first = letters(words[i], 'i');
      String second = letters(words[i + 1], 'i');
      boolean fragment = first.length() < 3 || second.length() < 3;
      if (fragment && list.matchesAcross(first, second) && !allowed.matches(first + second)) {
        return true;
      }
    }
    return false;
  }

  private boolean masked(String text) {
    if (GRAWLIX.matcher(text).find()) {
      return true;
    }
    for (String word : SPACES.split(unaccented(text))) {
      if (STARS.matcher(word).find()) {
        return true;
      }
      StringBuilder letters = new StringBuilder();
      int hidden = 0;
      for (char c : word.toCharArray()) {
        if (c >= 'a' && c <= 'z') {
          letters.append(c);
        } else if (MASKS.indexOf(c) >= 0) {
          letters.append('?');
          hidden++;
        }
      }
      String pattern = letters.toString().replaceAll("^\\?+|\\?+$", "");
      if (hidden > 0
          && pattern.length() > 3
          && pattern.indexOf('?') > 0
          && lists.get(SafetyVerdict.Category.PROFANITY).matchesMasked(pattern)) {
        return true;
      }
    }
    return false;
  }

  private static String unaccented(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return decomposed.replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT).replace("'", "");
  }

  private static String letters(String word, char one) {
    StringBuilder letters = new StringBuilder(word.length());
    for (char c : word.toCharArray()) {
      char letter =
          switch (c) {
            case '0' -> 'o';
            case '1', '!', '|' -> one;
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7', '+' -> 't';
            case '8' -> 'b';
            case '9' -> 'g';
            default -> c;
          };
      if (letter >= 'a' && letter <= 'z') {
        letters.append(letter);
      }
    }
    return letters.toString();
  }
}
