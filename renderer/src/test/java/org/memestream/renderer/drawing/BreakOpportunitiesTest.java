package org.memestream.renderer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.renderer.drawing.BreakOpportunities.Piece;

class BreakOpportunitiesTest {

  @Test
  void atSpacesAndAfterHyphens() {
    assertThat(pieces("A WELL-KNOWN -5 B")).containsExactly("A", "WELL-", "KNOWN", "-5", "B");
  }

  @Test
  void betweenIdeographsButNotBeforeClosingOrAfterOpeningPunctuation() {
    assertThat(pieces("猫は「眠い」と。")).containsExactly("猫", "は", "「眠", "い」", "と。");
    assertThat(pieces("今天，周五！")).containsExactly("今", "天，", "周", "五！");
    assertThat(pieces("メモリー")).containsExactly("メ", "モ", "リー");
  }

  @Test
  void betweenScriptsWithAndWithoutSpaces() {
    assertThat(pieces("用JAVA写")).containsExactly("用", "JAVA", "写");
  }

  @Test
  void neverWithinAnEmoji() {
    assertThat(pieces("OK👨\u200d👩\u200d👧👍🏽🇩🇪"))
        .containsExactly("OK", "👨\u200d👩\u200d👧", "👍🏽", "🇩🇪");
  }

  @Test
  void notBetweenKoreanSyllables() {
    assertThat(pieces("그렇게 하면")).containsExactly("그렇게", "하면");
  }

  @Test
  void betweenTheWordsOfThai() {
    assertThat(pieces("วันนี้ฉันง่วงมาก")).containsExactly("วัน", "นี้", "ฉัน", "ง่วง", "มาก");
  }

  @Test
  void smallestPiecesKeepMarksAndPunctuationWithTheirLetter() {
    assertThat(BreakOpportunities.smallestPieces("AÉ!É\u0323").stream().map(Piece::text))
        .containsExactly("A", "É!", "É\u0323");
  }

  private static List<String> pieces(String text) {
    return BreakOpportunities.pieces(text).stream().map(Piece::text).toList();
  }
}
