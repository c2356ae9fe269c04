package org.memestream.captioner.caption;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Undoes what disguises letters without changing how a word looks: accents, full-width and
 * mathematical forms, characters of no width, blanks that are no spaces, and letters of other
 * scripts that look like Latin ones. Immutable and thread-safe.
 */
final class PlainLetters {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\\p{Cf}]+");
  private static final Pattern BLANK = Pattern.compile("[\u115f\u1160\u2800\u3164\uffa0]");
  private static final Pattern LATIN = Pattern.compile("[a-z]");

  // Cyrillic, then Greek, then phonetic letters, each with the Latin letter that it passes for.
  private static final String LOOKALIKES =
      "\u0430a\u0432b\u0433r\u0435e\u0438n\u043ak\u043cm\u043dh\u043eo\u043fn\u0440p\u0441c\u0442t"
          + "\u0443y\u0445x\u044fr\u0455s\u0456i\u0458j\u0475v\u04bbh\u04cfl\u0501d\u050dg\u051bq"
          + "\u051dw\u03b1a\u03b2b\u03b5e\u03b7n\u03b9i\u03bak\u03bdv\u03bfo\u03c1p\u03c3o\u03c4t"
          + "\u03c5u\u03c7x\u03c9w\u0131i\u0237j\u0142l\u00f8o\u0111d\u0127h\u0167t\u0261g\u0262g"
          + "\u026ai\u0274n\u0280r\u0299b\u029ch\u029fl\u1d00a\u1d04c\u1d05d\u1d07e\u1d0aj\u1d0bk"
          + "\u1d0dm\u1d0fo\u1d18p\u1d1bt\u1d1cu\u1d20v\u1d21w\u1d22z\ua730f\ua731s\u00a1!\u01c0|"
          + "\u20ace\u00a2c\u00a5y";

  private final Map<Character, Character> latin = new HashMap<>();

  PlainLetters() {
    for (int i = 0; i < LOOKALIKES.length(); i += 2) {
      latin.put(LOOKALIKES.charAt(i), LOOKALIKES.charAt(i + 1));
    }
  }

  /** The text in lower case, without disguise and without apostrophes. */
  String of(String text) {
    String decomposed =
        BLANK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll(" ");
    String plain =
        UNSEEN
            .matcher(decomposed)
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
            .replaceAll("['\u2019]", "");
    // What is all in another script is to be read in that.
    return LATIN.matcher(plain).find() ? withoutLookalikes(plain) : plain;
  }

  private String withoutLookalikes(String plain) {
    StringBuilder letters = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      letters.append(latin.getOrDefault(plain.charAt(i), plain.charAt(i)));
    }
    return letters.toString();
  }

  /**
   * The letters of a word, digits and signs read as the letters that they pass for.
   *
   * @param word of {@link #of}
   * @param one what an upright stroke is read as, {@code i} or {@code l}
   */
  static String read(String word, char one) {
    StringBuilder letters = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char letter =
          switch (word.charAt(i)) {
            case '0' -> 'o';
            case '1', '!', '|' -> one;
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '6', '9' -> 'g';
            case '7', '+' -> 't';
            case '8' -> 'b';
            default -> word.charAt(i);
          };
      if (letter >= 'a' && letter <= 'z') {
        letters.append(letter);
      }
    }
    return letters.toString();
  }
}
