package org.memestream.facetransfer.transfer;

import java.util.Arrays;

/**
 * Values at points, spread linearly over triangles onto a grid of nodes. Later triangles cover
 * earlier ones; those that are turned over are left out, so that folds show their upper side.
 */
final class TriangleRaster {

  private final int columns;
  private final int rows;
  private final int channels;
  private final float[] values;
  private final boolean[] covered;

  TriangleRaster(int columns, int rows, int channels) {
    this.columns = columns;
    this.rows = rows;
    this.channels = channels;
    this.values = new float[columns * rows * channels];
    this.covered = new boolean[columns * rows];
  }

  /** Forgets what was drawn. */
  void clear() {
    Arrays.fill(values, 0);
    Arrays.fill(covered, false);
  }

  /**
   * Draws one triangle.
   *
   * @param places x, y of all points, in nodes
   * @param data channels numbers of all points
   * @param a point; turning from a to b to c is positive for triangles that are seen
   */
  void draw(float[] places, float[] data, int a, int b, int c) {
    float ax = places[2 * a];
    float ay = places[2 * a + 1];
    float bx = places[2 * b];
    float by = places[2 * b + 1];
    float cx = places[2 * c];
    float cy = places[2 * c + 1];
    float area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (!(area > 1e-6f)) {
      return;
    }
    int left = Math.max(0, (int) Math.ceil(Math.min(ax, Math.min(bx, cx)) - 1e-3));
    int right = Math.min(columns - 1, (int) Math.floor(Math.max(ax, Math.max(bx, cx)) + 1e-3));
    int top = Math.max(0, (int) Math.ceil(Math.min(ay, Math.min(by, cy)) - 1e-3));
    int bottom = Math.min(rows - 1, (int) Math.floor(Math.max(ay, Math.max(by, cy)) + 1e-3));
    float slack = -1e-3f;
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        float wb = ((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) / area;
        float wc = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / area;
        float wa = 1 - wb - wc;
        if (wa < slack || wb < slack || wc < slack) {
          continue;
        }
        int node = y * columns + x;
        covered[node] = true;
        for (int channel = 0; channel < channels; channel++) {
          values[node * channels + channel] =
              wa * data[a * channels + channel]
                  + wb * data[b * channels + channel]
                  + wc * data[c * channels + channel];
        }
      }
    }
  }

  /** All values, row by row, channels together; 0 where nothing was drawn. Not copied. */
  float[] values() {
    return values;
  }

  boolean covered(int node) {
    return covered[node];
  }
}
