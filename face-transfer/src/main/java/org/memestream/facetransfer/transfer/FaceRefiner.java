package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.expression.ExpressionCoefficients;

/**
 * Improves a face that was put together from pieces (attention as in Pumarola et al. 2018,
 * "GANimation"). Thread-safe.
 */
public interface FaceRefiner extends AutoCloseable {

  /** Width and height of the crops, in pixels. */
  int side();

  /**
   * Refines an aligned crop: a square with the line of the outer eye corners (33, 263) level, its
   * centre in the middle of the bounding box, in that level frame, of all 468 points of the new
   * face, and its side {@value #CROP_FACTOR} times the longer side of that box.
   *
   * <p>The caller shows {@code attention * colour + (1 - attention) * crop}, with attention faded
   * to 0 towards the border of the face, and enlarges the difference to the size of the picture, so
   * that a fine face keeps its detail.
   *
   * @param crop 3 * side * side numbers 0 to 1: all of R row by row, then G, then B
   * @param change expression after minus expression before, strength included
   * @return 4 * side * side numbers 0 to 1: colour R, G, B and attention, each row by row; a new
   *     array
   */
  float[] refine(float[] crop, ExpressionCoefficients change);

  /** Crop side divided by the longer side of the box around all points. */
  double CROP_FACTOR = 1.25;

  @Override
  void close();
}
