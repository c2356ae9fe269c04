package org.memestream.renderer.drawing;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Takes out of a text what is not to be drawn. */
final class Cleaning {

  /** Scripts spell with the joiners; everywhere else they are invisible clutter. */
  private static final Set<UnicodeScript> JOINING =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.MONGOLIAN);

  /** More marks on one letter than any orthography writes only serve to cover the picture. */
  private static final int MAX_MARKS = 4;

  private static final int JOINER = 0x200d;
  private static final int NON_JOINER = 0x200c;
  private static final int EMOJI_SELECTOR = 0xfe0f;

  private Cleaning() {}

  static String clean(String raw) {
    int[] points = Normalizer.normalize(raw, Normalizer.Form.NFC).codePoints().toArray();
    StringBuilder clean = new StringBuilder(points.length);
    int marks = 0;
    int previous = ' ';
    for (int at = 0; at < points.length; at++) {
      int point = Character.isSpaceChar(points[at]) || isSpacing(points[at]) ? ' ' : points[at];
      int next = at + 1 < points.length ? points[at + 1] : ' ';
      marks = isMark(point) ? marks + 1 : 0;
      if (isDrawn(point, previous, next) && marks <= MAX_MARKS) {
        clean.appendCodePoint(point);
        previous = point;
      }
    }
    return clean.toString().strip();
  }

  static String upperCase(String text) {
    StringBuilder upper = new StringBuilder(text.length());
    text.codePoints().forEach(point -> upper.append(capital(point)));
    return upper.toString();
  }

  private static String capital(int point) {
    String letter = Character.toString(point);
    return switch (UnicodeScript.of(point)) {
      // It has capitals in Unicode, but writes without, and few fonts hold them.
      case GEORGIAN -> letter;
      // All capitals are written without accents and breathings, but with the dialytika.
      case GREEK ->
          Normalizer.normalize(
              Normalizer.normalize(letter.toUpperCase(Locale.ROOT), Normalizer.Form.NFD)
                  .replaceAll("[\\u0300\\u0301\\u0342\\u0313\\u0314]", ""),
              Normalizer.Form.NFC);
      default -> letter.toUpperCase(Locale.ROOT);
    };
  }

  private static boolean isDrawn(int point, int previous, int next) {
    if (point == ' ') {
      return previous != ' ';
    }
    if (point == JOINER || point == NON_JOINER) {
      return joins(point, previous, next);
    }
    if (isVariationSelector(point)) {
      return point == EMOJI_SELECTOR && !Character.isLetter(previous) && previous != ' ';
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> previous != ' ';
      default -> !isInvisibleLetter(point);
    };
  }

  private static boolean joins(int joiner, int previous, int next) {
    boolean betweenEmoji =
        joiner == JOINER
            && (previous == EMOJI_SELECTOR || Emoji.isPictograph(previous))
            && Emoji.isPictograph(next);
    return betweenEmoji || isJoining(previous) && isJoining(next);
  }

  private static boolean isJoining(int point) {
    return JOINING.contains(UnicodeScript.of(point)) || isMark(point);
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return !isVariationSelector(point)
        && (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK);
  }

  private static boolean isSpacing(int point) {
    return Character.isWhitespace(point) || point == 0x85;
  }

  private static boolean isVariationSelector(int point) {
    return point >= 0xfe00 && point <= 0xfe0f
        || point >= 0xe0100 && point <= 0xe01ef
        || point >= 0x180b && point <= 0x180f;
  }

  /** Fillers that are letters by category and nothing by sight, and the empty Braille cell. */
  private static boolean isInvisibleLetter(int point) {
    return point == 0x115f
        || point == 0x1160
        || point == 0x3164
        || point == 0xffa0
        || point == 0x2800
        || point == 0x034f;
  }
}
