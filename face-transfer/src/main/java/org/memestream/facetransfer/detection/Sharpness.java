package org.memestream.facetransfer.detection;

import org.memestream.runtime.picture.Picture;

/**
 * How sharp a face is for its size: the face is sampled to the same number of points whatever its
 * size, and differences between neighbours are set against differences between points four apart.
 * Blur takes the first away and leaves the second; contrast and light scale both alike.
 */
final class Sharpness {

  /** Points across the shorter side of what is looked at. */
  private static final int POINTS = 40;

  private static final int APART = 4;

  /** The middle of the box: skin, eyes, nose and mouth without hair and background. */
  private static final double PART = 0.8;

  /** A face with less variance of its luma (0 to 255, squared) shows nothing at all. */
  private static final double LEAST_VARIANCE = 1;

  private Sharpness() {}

  /** From 0 for no detail over 0.1, where blur begins, to 0.2 and more for a crisp face. */
  static double of(Picture picture, FaceBox box) {
    double side = PART * box.shorterSide();
    double x = box.x() + (box.width() - side) / 2;
    double y = box.y() + (box.height() - side) / 2;
    double[] luma = new double[POINTS * POINTS];
    for (int row = 0; row < POINTS; row++) {
      for (int column = 0; column < POINTS; column++) {
        luma[row * POINTS + column] =
            mean(picture, x + column * side / POINTS, y + row * side / POINTS, side / POINTS);
      }
    }
    double coarse = difference(luma, APART);
    return coarse < LEAST_VARIANCE ? 0 : difference(luma, 1) / coarse;
  }

  /** Mean square difference between points so far apart, across and down. */
  private static double difference(double[] luma, int apart) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < POINTS - apart; row++) {
      for (int column = 0; column < POINTS - apart; column++) {
        double here = luma[row * POINTS + column];
        double right = luma[row * POINTS + column + apart] - here;
        double below = luma[(row + apart) * POINTS + column] - here;
        sum += right * right + below * below;
        count += 2;
      }
    }
    return sum / count;
  }

  /** Mean luma of a square, at least of one pixel. */
  private static double mean(Picture picture, double x, double y, double side) {
    int left = clipped(x, picture.width());
    int top = clipped(y, picture.height());
    int right = Math.max(left + 1, Math.min(picture.width(), (int) Math.round(x + side)));
    int bottom = Math.max(top + 1, Math.min(picture.height(), (int) Math.round(y + side)));
    double sum = 0;
    for (int v = top; v < bottom; v++) {
      for (int u = left; u < right; u++) {
        int argb = picture.argb(u, v);
        sum += 0.299 * (argb >> 16 & 0xff) + 0.587 * (argb >> 8 & 0xff) + 0.114 * (argb & 0xff);
      }
    }
    return sum / ((right - left) * (bottom - top));
  }

  private static int clipped(double at, int side) {
    return (int) Math.max(0, Math.min(side - 1, Math.round(at)));
  }
}
