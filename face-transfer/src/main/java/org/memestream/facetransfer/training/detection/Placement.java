package org.memestream.facetransfer.training.detection;

/**
 * How a picture is laid on a field: mirrored or not, turned, scaled along the field's axes and
 * moved.
 *
 * @param fromX the point of the picture that comes to {@code toX}, pixels
 * @param fromY the point of the picture that comes to {@code toY}, pixels
 * @param toX pixels of the field
 * @param toY pixels of the field
 * @param scaleX field pixels a picture pixel, along x
 * @param scaleY field pixels a picture pixel, along y
 * @param angle clockwise, radians
 * @param mirrored whether left and right change places first
 */
record Placement(
    double fromX,
    double fromY,
    double toX,
    double toY,
    double scaleX,
    double scaleY,
    double angle,
    boolean mirrored) {

  /** Where a point of the picture comes to. */
  double[] forward(double x, double y) {
    double dx = mirrored ? fromX - x : x - fromX;
    double dy = y - fromY;
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    return new double[] {
      toX + scaleX * (dx * cosine - dy * sine), toY + scaleY * (dx * sine + dy * cosine)
    };
  }

  /** What the field's pixels show, as x = a*u + b*v + c, y = d*u + e*v + f of the picture. */
  double[] backward() {
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    double flip = mirrored ? -1 : 1;
    double a = flip * cosine / scaleX;
    double b = flip * sine / scaleY;
    double d = -sine / scaleX;
    double e = cosine / scaleY;
    return new double[] {a, b, fromX - a * toX - b * toY, d, e, fromY - d * toX - e * toY};
  }
}
