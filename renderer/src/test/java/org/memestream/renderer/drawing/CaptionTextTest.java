package org.memestream.renderer.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionTextTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "   ", "\t\r\n", "\u200b\u200d\u202e", "\u3000\u00a0", "\ufe0f", "\u3164"})
  void nothingDrawableIsNoText(String raw) throws Exception {
    assertThat(CaptionText.of(raw)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "hello,HELLO",
    "'  two\n\n lines\t',TWO LINES",
    "zero\u200bwidth,ZEROWIDTH",
    "\u202egnp.exe\u202c,GNP.EXE",
    "\u2066isolate\u2069,ISOLATE",
    "a\u0000b\u0007c,ABC",
    "no\u00a0break,NO BREAK",
    "straße,STRASSE",
    "ﬁn,FIN",
    "e\u0301te\u0301,\u00c9T\u00c9",
    "\u03b1\u03c5\u03c4\u03cc \u03c0\u03c1\u03ca\u03cc\u03bd,"
        + "\u0391\u03a5\u03a4\u039f \u03a0\u03a1\u03aa\u039f\u039d",
    "გამარჯობა,გამარჯობა"
  })
  void cleansAndCapitalises(String raw, String drawn) throws Exception {
    assertThat(text(raw)).isEqualTo(drawn);
  }

  @Test
  void capitalisesAlikeInEveryLocale() throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(text("title")).isEqualTo("TITLE");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void keepsTheJoinersThatSpell() throws Exception {
    String family = "👨\u200d👩\u200d👧";
    String heart = "❤\ufe0f";
    String persian = "می\u200cخواهم";

    assertThat(text(family + " " + heart + " " + persian))
        .isEqualTo(family + " " + heart + " " + persian);
  }

  @Test
  void cutsTowersOfMarks() throws Exception {
    assertThat(text("a" + "\u0334\u0317".repeat(50) + "b").length()).isLessThanOrEqualTo(6);
  }

  @Test
  void dropsHalfASurrogatePair() throws Exception {
    assertThat(text("a\ud83db")).isEqualTo("AB");
  }

  @Test
  void takesTwoHundredCharactersAndNoMore() throws Exception {
    assertThat(text("😀".repeat(200)).codePointCount(0, 400)).isEqualTo(200);
    assertThat(text(" a ".repeat(10) + "\u200b".repeat(500))).hasSize(19);
    assertThatThrownBy(() -> CaptionText.of("a".repeat(201)))
        .isInstanceOfSatisfying(
            UndrawableTextException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(TextProblem.TOO_LONG))
        .hasMessageContaining("201");
  }

  private static String text(String raw) throws UndrawableTextException {
    return CaptionText.of(raw).orElseThrow().capitals().value();
  }
}
