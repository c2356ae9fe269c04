package org.memestream.facetransfer.training.detection;

/**
 * A face that is known to be in a picture, in pixels.
 *
 * @param x middle of the box
 * @param y middle of the box
 * @param width of the box
 * @param height of the box
 * @param points x and y of the eyes, the nose and the corners of the mouth, left of the picture
 *     first; 10 numbers
 * @param score how sure the one is who labelled it, 0 to 1
 */
record FaceLabel(double x, double y, double width, double height, double[] points, double score) {

  private static final int[] MIRRORED_ORDER = {1, 0, 2, 4, 3};

  FaceLabel {
    if (points.length != 10) {
      throw new IllegalArgumentException("5 points are 10 numbers, not " + points.length);
    }
  }

  double longerSide() {
    return Math.max(width, height);
  }

  double shorterSide() {
    return Math.min(width, height);
  }

  /** Shared area over joint area, 0 to 1. */
  double overlap(FaceLabel other) {
    double across = shared(x, width, other.x, other.width);
    double down = shared(y, height, other.y, other.height);
    double both = across * down;
    return both / (width * height + other.width * other.height - both);
  }

  private static double shared(double a, double sideA, double b, double sideB) {
    return Math.max(
        0, Math.min(a + sideA / 2, b + sideB / 2) - Math.max(a - sideA / 2, b - sideB / 2));
  }

  /** The same face after the picture was laid somewhere else; a turned box stays upright. */
  FaceLabel moved(Placement placement) {
    double[] centre = placement.forward(x, y);
    double[] moved = new double[10];
    for (int i = 0; i < 5; i++) {
      int from = placement.mirrored() ? MIRRORED_ORDER[i] : i;
      double[] point = placement.forward(points[2 * from], points[2 * from + 1]);
      moved[2 * i] = point[0];
      moved[2 * i + 1] = point[1];
    }
    double cosine = Math.cos(placement.angle());
    double sine = Math.sin(placement.angle());
    // The box around the turned ellipse that fills the box.
    return new FaceLabel(
        centre[0],
        centre[1],
        placement.scaleX() * Math.hypot(width * cosine, height * sine),
        placement.scaleY() * Math.hypot(width * sine, height * cosine),
        moved,
        score);
  }
}
