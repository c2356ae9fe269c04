package org.memestream.facetransfer.transfer;

/**
 * Where the pixels of a block come from, told at the middles of squares of some pixels; between
 * them it is linear. One row or column of squares lies outside the block on each side.
 *
 * @param step side of the squares in pixels
 * @param columns squares in a row, the outer two counted
 * @param rows of squares, the outer two counted
 * @param places x, y in pixels of the block (integers are pixel centres) for each square, row by
 *     row
 */
public record WarpGrid(int step, int columns, int rows, float[] places) {

  public WarpGrid {
    if (places.length != 2 * columns * rows) {
      throw new IllegalArgumentException(
          "%d x %d squares with 2 coordinates do not make %d numbers"
              .formatted(columns, rows, places.length));
    }
  }

  /**
   * How far away from a square its pixels come from, in pixels.
   *
   * @param square its row times the columns, plus its column
   */
  public float shift(int square) {
    return Math.abs(places[2 * square] - middle(square % columns, step))
        + Math.abs(places[2 * square + 1] - middle(square / columns, step));
  }

  /** The pixel column, in the block, of the middle of a square's column. */
  static float middle(int square, int step) {
    return (square - 1) * step + (step - 1) / 2f;
  }
}
