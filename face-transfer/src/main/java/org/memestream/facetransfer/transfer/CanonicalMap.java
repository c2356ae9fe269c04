package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.landmarks.FaceMesh;

/**
 * Where each vertex lies on a square map of the frontal face, on which appearance is learned and
 * stored: the mean face seen from the front, as large as fits with a margin of {@value #MARGIN}
 * pixels, in the middle. Integer coordinates are pixel centres.
 *
 * @param points x, y of each of the 468 vertices in map pixels
 */
public record CanonicalMap(float[] points) {

  /** Width and height in pixels. */
  public static final int SIDE = 192;

  static final int MARGIN = 4;

  /**
   * The map of a mean face.
   *
   * @param mean 468 * 3 numbers in mesh pixels
   */
  public static CanonicalMap of(float[] mean) {
    float[] low = {Float.MAX_VALUE, Float.MAX_VALUE};
    float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE};
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      for (int axis = 0; axis < 2; axis++) {
        low[axis] = Math.min(low[axis], mean[3 * vertex + axis]);
        high[axis] = Math.max(high[axis], mean[3 * vertex + axis]);
      }
    }
    float scale = (SIDE - 2 * MARGIN) / Math.max(high[0] - low[0], high[1] - low[1]);
    float[] points = new float[2 * FaceMesh.VERTICES];
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      for (int axis = 0; axis < 2; axis++) {
        float middle = (low[axis] + high[axis]) / 2;
        points[2 * vertex + axis] = (mean[3 * vertex + axis] - middle) * scale + SIDE / 2f;
      }
    }
    return new CanonicalMap(points);
  }
}
