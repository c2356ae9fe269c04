package org.memestream.renderer.drawing;

/** Which characters are pictographs, after Unicode Technical Standard 51 (version 15). */
public final class Emoji {

  private static final int EMOJI_SELECTOR = 0xfe0f;
  private static final int KEYCAP = 0x20e3;

  /** Characters below U+10000 that are shown in colour unless told otherwise: first, last, ... */
  private static final int[] COLOURED = {
    0x231a, 0x231b, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3, 0x25fd, 0x25fe, 0x2614, 0x2615,
    0x2648, 0x2653, 0x267f, 0x267f, 0x2693, 0x2693, 0x26a1, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be,
    0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea, 0x26f2, 0x26f3, 0x26f5, 0x26f5,
    0x26fa, 0x26fa, 0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728, 0x274c, 0x274c,
    0x274e, 0x274e, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27b0, 0x27bf, 0x27bf,
    0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55
  };

  private Emoji() {}

  /** Whether a grapheme cluster is to be shown in colour. */
  public static boolean isColoured(String cluster) {
    return cluster
        .codePoints()
        .anyMatch(
            point ->
                point == EMOJI_SELECTOR
                    || point == KEYCAP
                    || isSupplementary(point)
                    || isColouredByDefault(point));
  }

  /** Whether a character can stand in a joined sequence, such as ❤ or 👩. */
  static boolean isPictograph(int point) {
    return isSupplementary(point) || point >= 0x2190 && point <= 0x2bff;
  }

  private static boolean isSupplementary(int point) {
    return point >= 0x1f000 && point <= 0x1faff;
  }

  private static boolean isColouredByDefault(int point) {
    for (int at = 0; at < COLOURED.length; at += 2) {
      if (point >= COLOURED[at] && point <= COLOURED[at + 1]) {
        return true;
      }
    }
    return false;
  }
}
