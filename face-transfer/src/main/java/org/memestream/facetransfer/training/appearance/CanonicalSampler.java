package org.memestream.facetransfer.training.appearance;

import java.util.Arrays;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.transfer.CanonicalMap;

/** Lays faces onto the {@link CanonicalMap}: for each of its pixels, where it is on the mesh. */
final class CanonicalSampler {

  static final int SIDE = CanonicalMap.SIDE;

  /** Three vertices for each pixel; -1 off the mesh. */
  private final int[] vertices = new int[3 * SIDE * SIDE];

  /** Their weights. */
  private final float[] weights = new float[3 * SIDE * SIDE];

  /**
   * @param triangles of the mesh, three vertices each
   */
  CanonicalSampler(CanonicalMap map, int[] triangles) {
    Arrays.fill(vertices, -1);
    float[] points = map.points();
    for (int at = 0; at < triangles.length; at += 3) {
      fill(points, triangles[at], triangles[at + 1], triangles[at + 2]);
    }
  }

  private void fill(float[] points, int a, int b, int c) {
    double ax = points[2 * a];
    double ay = points[2 * a + 1];
    double bx = points[2 * b] - ax;
    double by = points[2 * b + 1] - ay;
    double cx = points[2 * c] - ax;
    double cy = points[2 * c + 1] - ay;
    double area = bx * cy - by * cx;
    if (Math.abs(area) < 1e-9) {
      return;
    }
    int left = (int) Math.max(0, Math.floor(ax + Math.min(0, Math.min(bx, cx))));
    int right = (int) Math.min(SIDE - 1, Math.ceil(ax + Math.max(0, Math.max(bx, cx))));
    int top = (int) Math.max(0, Math.floor(ay + Math.min(0, Math.min(by, cy))));
    int bottom = (int) Math.min(SIDE - 1, Math.ceil(ay + Math.max(0, Math.max(by, cy))));
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double second = ((x - ax) * cy - (y - ay) * cx) / area;
        double third = (bx * (y - ay) - by * (x - ax)) / area;
        if (second >= -1e-6 && third >= -1e-6 && second + third <= 1 + 1e-6) {
          int pixel = 3 * (y * SIDE + x);
          vertices[pixel] = a;
          vertices[pixel + 1] = b;
          vertices[pixel + 2] = c;
          weights[pixel] = (float) (1 - second - third);
          weights[pixel + 1] = (float) second;
          weights[pixel + 2] = (float) third;
        }
      }
    }
  }

  /** Whether the mesh covers a pixel of the map. */
  boolean covers(int pixel) {
    return vertices[3 * pixel] >= 0;
  }

  /** Grey of each pixel of the map, 0 to 255; 0 off the mesh. */
  float[] grey(FacePixels pixels, Landmarks face) {
    float[] grey = new float[SIDE * SIDE];
    for (int pixel = 0; pixel < grey.length; pixel++) {
      if (!covers(pixel)) {
        continue;
      }
      double x = 0;
      double y = 0;
      for (int i = 3 * pixel; i < 3 * pixel + 3; i++) {
        x += weights[i] * face.x(vertices[i]);
        y += weights[i] * face.y(vertices[i]);
      }
      grey[pixel] =
          0.299f * pixels.sample(x, y, 0)
              + 0.587f * pixels.sample(x, y, 1)
              + 0.114f * pixels.sample(x, y, 2);
    }
    return grey;
  }
}
