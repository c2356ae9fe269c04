package org.memestream.facetransfer.training.appearance;

/** Lays a face onto other places of its vertices. */
record MeshWarp(int[] triangles) {

  /**
   * Draws a face over a square picture.
   *
   * @param from the face's picture
   * @param places x, y of its vertices in that picture
   * @param onto side * side * 3 numbers, 0 to 255, changed where the new face lies
   * @param points x, y of the vertices in {@code onto}
   * @return 1 where the new face lies, 0 elsewhere
   */
  float[] draw(FacePixels from, float[] places, float[] onto, float[] points, int side) {
    float[] covered = new float[side * side];
    for (int at = 0; at < triangles.length; at += 3) {
      int a = triangles[at];
      int b = triangles[at + 1];
      int c = triangles[at + 2];
      double ax = points[2 * a];
      double ay = points[2 * a + 1];
      double bx = points[2 * b] - ax;
      double by = points[2 * b + 1] - ay;
      double cx = points[2 * c] - ax;
      double cy = points[2 * c + 1] - ay;
      double area = bx * cy - by * cx;
      if (Math.abs(area) < 1e-6) {
        continue;
      }
      int left = (int) Math.max(0, Math.ceil(ax + Math.min(0, Math.min(bx, cx)) - 1e-3));
      int right = (int) Math.min(side - 1, ax + Math.max(0, Math.max(bx, cx)) + 1e-3);
      int top = (int) Math.max(0, Math.ceil(ay + Math.min(0, Math.min(by, cy)) - 1e-3));
      int bottom = (int) Math.min(side - 1, ay + Math.max(0, Math.max(by, cy)) + 1e-3);
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          double second = ((x - ax) * cy - (y - ay) * cx) / area;
          double third = (bx * (y - ay) - by * (x - ax)) / area;
          double first = 1 - second - third;
          if (first < -1e-4 || second < -1e-4 || third < -1e-4) {
            continue;
          }
          double u = first * places[2 * a] + second * places[2 * b] + third * places[2 * c];
          double v =
              first * places[2 * a + 1] + second * places[2 * b + 1] + third * places[2 * c + 1];
          int pixel = y * side + x;
          covered[pixel] = 1;
          for (int channel = 0; channel < 3; channel++) {
            onto[3 * pixel + channel] = from.sample(u, v, channel);
          }
        }
      }
    }
    return covered;
  }
}
