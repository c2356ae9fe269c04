package org.memestream.runtime.jpeg;

/** The order in which coefficients are written (T.81, figure A.6): from low frequencies to high. */
final class ZigZag {

  private static final int SIDE = 8;
  private static final int[] NATURAL = natural();

  private ZigZag() {}

  /** Where the coefficient at a place of the order is in its block: row × 8 + column. */
  static int natural(int place) {
    return NATURAL[place];
  }

  private static int[] natural() {
    int[] natural = new int[SIDE * SIDE];
    int place = 0;
    for (int diagonal = 0; diagonal < 2 * SIDE - 1; diagonal++) {
      int shortest = Math.max(0, diagonal - SIDE + 1);
      int longest = Math.min(diagonal, SIDE - 1);
      for (int at = shortest; at <= longest; at++) {
        boolean upwards = diagonal % 2 == 0;
        int row = upwards ? shortest + longest - at : at;
        natural[place++] = row * SIDE + diagonal - row;
      }
    }
    return natural;
  }
}
