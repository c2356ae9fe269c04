package org.memestream.facetransfer.training.transfer;

import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/** Warps faces of pictures onto a frame of points. */
final class MeshPatch {

  private MeshPatch() {}

  /**
   * The picture's colours where its mesh lies on other points.
   *
   * @param points x, y of each vertex in the new picture
   * @return width * height * 3 numbers 0 to 255, row by row; NaN outside the mesh
   */
  static float[] warp(
      Picture picture,
      Landmarks landmarks,
      float[] points,
      int[] triangles,
      int width,
      int height) {
    float[] from = new float[2 * FaceMesh.VERTICES];
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      from[2 * vertex] = landmarks.x(vertex);
      from[2 * vertex + 1] = landmarks.y(vertex);
    }
    return warp(picture, from, points, triangles, width, height);
  }

  /** The same with x, y of any points of the picture. */
  static float[] warp(
      Picture picture, float[] from, float[] points, int[] triangles, int width, int height) {
    byte[] rgb = picture.rgb();
    float[] out = new float[3 * width * height];
    java.util.Arrays.fill(out, Float.NaN);
    for (int t = 0; t < triangles.length; t += 3) {
      int a = triangles[t];
      int b = triangles[t + 1];
      int c = triangles[t + 2];
      float ax = points[2 * a];
      float ay = points[2 * a + 1];
      float bx = points[2 * b];
      float by = points[2 * b + 1];
      float cx = points[2 * c];
      float cy = points[2 * c + 1];
      float area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
      if (Math.abs(area) < 1e-6) {
        continue;
      }
      int left = Math.max(0, (int) Math.floor(Math.min(ax, Math.min(bx, cx))));
      int right = Math.min(width - 1, (int) Math.ceil(Math.max(ax, Math.max(bx, cx))));
      int top = Math.max(0, (int) Math.floor(Math.min(ay, Math.min(by, cy))));
      int bottom = Math.min(height - 1, (int) Math.ceil(Math.max(ay, Math.max(by, cy))));
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          float wb = ((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) / area;
          float wc = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / area;
          float wa = 1 - wb - wc;
          if (wa < -1e-3 || wb < -1e-3 || wc < -1e-3) {
            continue;
          }
          sample(
              rgb,
              picture,
              wa * from[2 * a] + wb * from[2 * b] + wc * from[2 * c],
              wa * from[2 * a + 1] + wb * from[2 * b + 1] + wc * from[2 * c + 1],
              out,
              3 * (y * width + x));
        }
      }
    }
    return out;
  }

  /** Bilinear; the border's pixels repeat. */
  static void sample(byte[] rgb, Picture picture, float x, float y, float[] out, int at) {
    float u = Math.max(0, Math.min(picture.width() - 1.001f, x));
    float v = Math.max(0, Math.min(picture.height() - 1.001f, y));
    int left = (int) u;
    int top = (int) v;
    float right = u - left;
    float down = v - top;
    int row = 3 * picture.width();
    int from = top * row + 3 * left;
    for (int channel = 0; channel < 3; channel++, from++) {
      float above = (rgb[from] & 0xff) * (1 - right) + (rgb[from + 3] & 0xff) * right;
      float below = (rgb[from + row] & 0xff) * (1 - right) + (rgb[from + row + 3] & 0xff) * right;
      out[at + channel] = above + down * (below - above);
    }
  }
}
