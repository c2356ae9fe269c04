package org.memestream.captioner.caption;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.memestream.captioner.caption.SafetyVerdict.Category;

/**
 * Finds slurs, profanity and sensitive subjects, also when digits stand for letters ({@code 5h1t}),
 * letters are masked ({@code f**k}), stretched ({@code fuuuck}), accented, of another script, or
 * set apart ({@code f u c k}, {@code f.u.c.k}). Word lists are resources of this package. Immutable
 * and thread-safe.
 *
 * <p>A word list cannot know meaning: civil words in an ugly sentence pass.
 */
public final class SafetyFilter {

  private static final Pattern SYMBOLS = Pattern.compile("[@#$%&*!]{4,}");
  private static final Pattern STARS = Pattern.compile("\\*{2,}|[a-z]+[*#]+[a-z]*");
  private static final String STAR_MASKS = "*#%";
  private static final String SLUR_MASKS = "*#%_@$!";
  private static final String MASKS = "*#_-.@$!%";

  private final Strictness strictness;
  private final PlainLetters letters = new PlainLetters();
  private final Map<Category, WordPatterns> lists = new EnumMap<>(Category.class);
  private final WordPatterns allowed;

  /** The strictest filter. */
  public SafetyFilter() {
    this(Strictness.STRICT);
  }

  /** A filter with the lists that ship. */
  public SafetyFilter(Strictness strictness) {
    this.strictness = strictness;
    lists.put(Category.SLUR, WordPatterns.resource("slurs.txt"));
    lists.put(Category.PROFANITY, WordPatterns.resource("profanity.txt"));
    lists.put(Category.MILD, WordPatterns.resource("mild.txt"));
    lists.put(Category.SENSITIVE, WordPatterns.resource("sensitive.txt"));
    allowed = WordPatterns.resource("allowed.txt");
  }

  /** Judges a text of any length. */
  public SafetyVerdict judge(String text) {
    Readings readings = new Readings(letters.of(text), allowed);
    for (Category category : Category.values()) {
      if (strictness.covers(category) && finds(category, readings)) {
        return new SafetyVerdict.Uncivil(category);
      }
    }
    return new SafetyVerdict.Clean();
  }

  /** Whether {@link #judge} finds nothing. */
  public boolean accepts(String text) {
    return judge(text) instanceof SafetyVerdict.Clean;
  }

  private boolean finds(Category category, Readings readings) {
    return switch (category) {
      case SLUR -> listed(category, readings) || maskedSlur(readings);
      case PROFANITY, MILD, SENSITIVE -> listed(category, readings);
      case MASKED -> masked(readings);
    };
  }

  private boolean listed(Category category, Readings readings) {
    WordPatterns list = lists.get(category);
    return readings.words().stream().anyMatch(list::matches)
        || readings.joins().stream().anyMatch(list::matchesAtStart)
        || list.matchesPhrase(readings.spaced())
        || readings.pairs().stream()
            // A slur in two halves is no two words: neither half is one.
            .filter(pair -> pair.fragment() || pair.word() || category == Category.SLUR)
            .anyMatch(pair -> list.matchesAcross(pair.left(), pair.right()));
  }

  private boolean maskedSlur(Readings readings) {
    for (String word : readings.plain()) {
      // Stars mask words of any ending; other signs have other uses.
      String starred = mask(word, STAR_MASKS);
      String masked = mask(word, SLUR_MASKS);
      WordPatterns slurs = lists.get(Category.SLUR);
      if (hides(starred) && slurs.matchesPartlyMasked(starred)
          || hides(masked) && WordPatterns.halfShown(masked) && slurs.matchesMasked(masked)) {
        return true;
      }
    }
    return false;
  }

  private boolean masked(Readings readings) {
    for (String word : readings.plain()) {
      String mask = mask(word, MASKS);
      if (swearsInSymbols(word)
          || STARS.matcher(word).find()
          || hides(mask)
              && (lists.get(Category.PROFANITY).matchesMasked(mask)
                  || strictness.covers(Category.MILD)
                      && lists.get(Category.MILD).matchesMasked(mask))) {
        return true;
      }
    }
    return false;
  }

  /** Such as {@code @#$%}; one sign repeated is mere emphasis. */
  private static boolean swearsInSymbols(String word) {
    Matcher matcher = SYMBOLS.matcher(word);
    while (matcher.find()) {
      if (matcher.group().chars().distinct().count() > 1) {
        return true;
      }
    }
    return false;
  }

  private static boolean hides(String mask) {
    return mask.length() > 3 && mask.indexOf('?') > 0;
  }

  /** The letters of a word, {@code ?} for each that is masked, without masks at the ends. */
  private static String mask(String word, String signs) {
    StringBuilder mask = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 'a' && c <= 'z') {
        mask.append(c);
      } else if (signs.indexOf(c) >= 0) {
        mask.append('?');
      }
    }
    return mask.toString().replaceAll("^\\?+|\\?+$", "");
  }
}
