package org.memestream.captioner.caption;

import java.util.List;

/**
 * What can be said about the gap between two words of a caption, as positions in a table of
 * weights. Features are hashed, so that no dictionary is needed; two may share a weight.
 */
final class GapFeatures {

  /** How many weights there are. */
  static final int BUCKETS = 1 << 16;

  private static final int PLACES = 8;

  private GapFeatures() {}

  /**
   * @param tokens at least two
   * @param gap 1 to size - 1: how many tokens stand before it
   */
  static int[] of(List<String> tokens, int gap) {
    int size = tokens.size();
    String left = tokens.get(gap - 1);
    String right = tokens.get(gap);
    String farLeft = gap > 1 ? tokens.get(gap - 2) : "^";
    String farRight = gap + 1 < size ? tokens.get(gap + 1) : "$";
    String place = "" + gap * PLACES / size;
    String punctuated = Character.isLetterOrDigit(left.charAt(left.length() - 1)) ? "w" : "p";
    int before = 0;
    for (int i = 0; i < gap - 1; i++) {
      before += Character.isLetterOrDigit(tokens.get(i).charAt(0)) ? 0 : 1;
    }
    return new int[] {
      bucket("l", left, ""),
      bucket("r", right, ""),
      bucket("lr", left, right),
      bucket("fl", farLeft, left),
      bucket("fr", right, farRight),
      bucket("rr", farRight, ""),
      bucket("ll", farLeft, ""),
      bucket("p", place, ""),
      bucket("pp", place, punctuated),
      bucket("n", "" + Math.min(12, gap), "" + Math.min(16, size)),
      bucket("rp", right, place),
      bucket("lp", left, place),
      bucket("a", "" + Math.min(4, gap), right),
      bucket("b", "" + Math.min(4, size - gap), left),
      bucket("first", tokens.get(0), "" + Math.min(8, gap)),
      bucket("c", punctuated, "" + Math.min(3, before)),
    };
  }

  private static int bucket(String kind, String first, String second) {
    int hash = (kind.hashCode() * 31 + first.hashCode()) * 0x01000193 + second.hashCode();
    hash ^= hash >>> 15;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    return hash & (BUCKETS - 1);
  }
}
