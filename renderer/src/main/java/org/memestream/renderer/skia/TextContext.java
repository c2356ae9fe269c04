package org.memestream.renderer.skia;

import java.lang.Character.UnicodeScript;
import java.text.Bidi;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What all lines of a text have in common, also a line that alone would look otherwise.
 *
 * @param language BCP 47 tag, guessed as far as glyphs depend on it: Han characters differ by
 *     country
 * @param baseLevel bidirectional embedding level (Unicode Standard Annex 9): 1 when the text's
 *     first strong character runs right to left, else 0
 */
record TextContext(String language, int baseLevel) {

  static TextContext of(String text) {
    Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    return new TextContext(language(text), bidi.getBaseLevel());
  }

  private static String language(String text) {
    Set<UnicodeScript> scripts =
        text.codePoints().mapToObj(UnicodeScript::of).collect(Collectors.toSet());
    if (scripts.contains(UnicodeScript.HIRAGANA) || scripts.contains(UnicodeScript.KATAKANA)) {
      return "ja";
    }
    if (scripts.contains(UnicodeScript.HANGUL)) {
      return "ko";
    }
    if (scripts.contains(UnicodeScript.BOPOMOFO)) {
      return "zh-Hant";
    }
    if (scripts.contains(UnicodeScript.HAN)) {
      return "zh-Hans";
    }
    return scripts.contains(UnicodeScript.ARABIC) ? "ar" : "en";
  }
}
