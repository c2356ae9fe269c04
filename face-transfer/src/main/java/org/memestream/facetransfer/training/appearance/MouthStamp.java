package org.memestream.facetransfer.training.appearance;

import org.memestream.facetransfer.djl.MouthLayout;
import org.memestream.facetransfer.landmarks.FaceMesh;

/** Draws the inside of a mouth, laid out as {@link MouthLayout}, between the lips of a face. */
final class MouthStamp {

  private static final int STRIPS = 10;
  private static final double FEATHER = 1;

  private MouthStamp() {}

  /**
   * @param patch rows, R, G, B, 0 to 255
   * @param onto side * side * 3 numbers, changed
   * @param points x, y of all vertices of the face, which is about level
   * @param gain of the patch
   */
  static void draw(float[] patch, float[] onto, float[] points, int side, double gain) {
    int count = FaceMesh.INNER_LIPS.size();
    for (int strip = 0; strip < STRIPS; strip++) {
      float[] upper = point(points, strip);
      float[] nextUpper = point(points, strip + 1);
      float[] lower = point(points, (count - strip) % count);
      float[] nextLower = point(points, (count - strip - 1) % count);
      int from = (int) Math.ceil(Math.max(0, Math.min(upper[0], lower[0])));
      int to = (int) Math.min(side - 1, Math.max(nextUpper[0], nextLower[0]));
      for (int x = from; x <= to; x++) {
        double share =
            (x - (upper[0] + lower[0]) / 2)
                / Math.max(1e-3, (nextUpper[0] + nextLower[0] - upper[0] - lower[0]) / 2);
        if (share < 0 || share > 1) {
          continue;
        }
        double top = upper[1] + share * (nextUpper[1] - upper[1]);
        double bottom = lower[1] + share * (nextLower[1] - lower[1]);
        column(patch, onto, side, x, (strip + share) / STRIPS, top, bottom, gain);
      }
    }
  }

  private static void column(
      float[] patch,
      float[] onto,
      int side,
      int x,
      double along,
      double top,
      double bottom,
      double gain) {
    double angle = Math.PI * along;
    double u = (MouthLayout.WIDTH - 1) / 2.0 - (MouthLayout.WIDTH - 3) / 2.0 * Math.cos(angle);
    double half = (MouthLayout.HEIGHT - 3) / 2.0 * Math.sin(angle);
    for (int y = (int) Math.max(0, top - 1); y <= Math.min(side - 1, bottom + 1); y++) {
      double alpha =
          Math.max(0, Math.min(1, (y - top) / FEATHER + 0.5))
              * Math.max(0, Math.min(1, (bottom - y) / FEATHER + 0.5));
      double depth = Math.max(0, Math.min(1, (y - top) / Math.max(0.5, bottom - top)));
      double v = (MouthLayout.HEIGHT - 1) / 2.0 + half * (2 * depth - 1);
      int column = (int) Math.round(Math.max(0, Math.min(MouthLayout.WIDTH - 1, u)));
      int row = (int) Math.round(Math.max(0, Math.min(MouthLayout.HEIGHT - 1, v)));
      for (int channel = 0; channel < 3; channel++) {
        int at = 3 * (y * side + x) + channel;
        double value =
            Math.min(255, gain * patch[3 * (row * MouthLayout.WIDTH + column) + channel]);
        onto[at] = (float) (onto[at] + alpha * (value - onto[at]));
      }
    }
  }

  private static float[] point(float[] points, int index) {
    int vertex = FaceMesh.INNER_LIPS.get(index);
    return new float[] {points[2 * vertex], points[2 * vertex + 1]};
  }
}
