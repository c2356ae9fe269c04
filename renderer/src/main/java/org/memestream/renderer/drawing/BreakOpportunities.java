package org.memestream.renderer.drawing;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a line may end, a small part of Unicode Standard Annex 14: at spaces, after hyphens,
 * between emoji, and between the characters of scripts that write without spaces, but not before
 * closing or after opening punctuation. Thai is broken between the words of the JDK's dictionary.
 */
final class BreakOpportunities {

  private static final String NEVER_FIRST =
      "、。，．・：；？！ー々〻ゝゞヽヾ゛゜％‰°℃￠"
          + "）〕］｝〉》」』】〙〗〟’”»…‥〜～"
          + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
          + "!),.:;?]}%\"'";

  private static final String NEVER_LAST = "（〔［｛〈《「『【〘〖〝‘“«￥＄￡([{#$\"'";

  private BreakOpportunities() {}

  /** The pieces between which a line may end. */
  static List<Piece> pieces(String text) {
    Set<Integer> words = ThaiWords.starts(text);
    return split(text, (at, before, after) -> words.contains(at) || mayBreak(before, after));
  }

  /** The pieces when even words are broken: single clusters, punctuation kept with its letter. */
  static List<Piece> smallestPieces(String text) {
    return split(text, (at, before, after) -> isAllowed(last(before), after.codePointAt(0)));
  }

  private interface Rule {
    boolean mayBreak(int at, String before, String after);
  }

  private static List<Piece> split(String text, Rule rule) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    String before = "";
    int at = 0;
    for (String cluster : Clusters.of(text)) {
      if (cluster.equals(" ")) {
        pieces.add(new Piece(piece.toString(), true));
        piece.setLength(0);
      } else {
        if (!piece.isEmpty() && rule.mayBreak(at, before, cluster)) {
          pieces.add(new Piece(piece.toString(), false));
          piece.setLength(0);
        }
        piece.append(cluster);
      }
      before = cluster;
      at += cluster.length();
    }
    pieces.add(new Piece(piece.toString(), false));
    return pieces;
  }

  private static boolean mayBreak(String before, String after) {
    int last = last(before);
    int first = after.codePointAt(0);
    if (!isAllowed(last, first)) {
      return false;
    }
    if (last == '-' || last == 0x2010) {
      return Character.isLetter(first);
    }
    return isFree(before) || isFree(after);
  }

  private static boolean isAllowed(int last, int first) {
    return NEVER_FIRST.indexOf(first) < 0 && NEVER_LAST.indexOf(last) < 0;
  }

  private static boolean isFree(String cluster) {
    return writesWithoutSpaces(cluster.codePointAt(0)) || Emoji.isColoured(cluster);
  }

  private static boolean writesWithoutSpaces(int point) {
    return switch (UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, YI -> true;
      // Ideographic punctuation and full-width forms.
      case COMMON -> point >= 0x3000 && point <= 0x33ff || point >= 0xff00 && point <= 0xffef;
      default -> false;
    };
  }

  private static int last(String cluster) {
    return cluster.codePointBefore(cluster.length());
  }

  /**
   * An unbreakable piece of text.
   *
   * @param text without spaces
   * @param spaceAfter whether a space follows, which is left out where a line ends
   */
  record Piece(String text, boolean spaceAfter) {}
}
