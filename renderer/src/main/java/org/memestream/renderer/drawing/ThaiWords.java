package org.memestream.renderer.drawing;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Finds the words of Thai, which writes them without spaces. */
final class ThaiWords {

  private static final Locale THAI = Locale.forLanguageTag("th");

  private ThaiWords() {}

  /** Where a word of Thai begins that follows another, as indices of chars. */
  static Set<Integer> starts(String text) {
    if (text.codePoints().noneMatch(ThaiWords::isThai)) {
      return Set.of();
    }
    Set<Integer> starts = new HashSet<>();
    BreakIterator lines = BreakIterator.getLineInstance(THAI);
    lines.setText(text);
    for (int at = lines.first(); at != BreakIterator.DONE; at = lines.next()) {
      if (at > 0
          && at < text.length()
          && isThai(text.codePointBefore(at))
          && isThai(text.codePointAt(at))) {
        starts.add(at);
      }
    }
    return starts;
  }

  private static boolean isThai(int point) {
    return UnicodeScript.of(point) == UnicodeScript.THAI;
  }
}
