package org.memestream.facetransfer.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.memestream.facetransfer.landmarks.FaceMesh;

/**
 * A face mesh made by rule, in mesh pixels: lips, eyes and oval where they belong, all other
 * vertices spread evenly between them, and triangles over all.
 */
final class SampleMesh {

  private SampleMesh() {}

  /** 468 * 3 numbers. */
  static float[] vertices() {
    float[] mesh = new float[3 * FaceMesh.VERTICES];
    boolean[] placed = new boolean[FaceMesh.VERTICES];
    ellipse(mesh, placed, FaceMesh.FACE_OVAL, 0, 8, 58, 76, -Math.PI / 2, 2 * Math.PI);
    ellipse(mesh, placed, FaceMesh.LEFT_EYE, -24, -18, 11.5, 4, Math.PI, 2 * Math.PI);
    eye(mesh, FaceMesh.LEFT_EYE, -1);
    ellipse(mesh, placed, FaceMesh.RIGHT_EYE, 24, -18, 11.5, 4, 0, 2 * Math.PI);
    eye(mesh, FaceMesh.RIGHT_EYE, 1);
    ellipse(mesh, placed, FaceMesh.INNER_LIPS, 0, 38, 19, 0.5, Math.PI, 2 * Math.PI);
    put(mesh, placed, FaceMesh.LEFT_MOUTH_CORNER, -21, 38);
    put(mesh, placed, FaceMesh.RIGHT_MOUTH_CORNER, 21, 38);
    put(mesh, placed, FaceMesh.NOSE_TIP, 0, 12);
    put(mesh, placed, 2, 0, 20);
    put(mesh, placed, 52, -24, -32);
    spread(mesh, placed);
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      float x = mesh[3 * vertex] / 58;
      float y = (mesh[3 * vertex + 1] - 8) / 76;
      mesh[3 * vertex + 2] = -40 * (1 - x * x - y * y) + 20;
    }
    return mesh;
  }

  /** The lists of eyes go over the upper lid from the outer corner: clockwise left, else right. */
  private static void eye(float[] mesh, List<Integer> eye, int side) {
    for (int i = 0; i < eye.size(); i++) {
      double angle = 2 * Math.PI * i / eye.size();
      mesh[3 * eye.get(i)] = (float) (side * (24 + 11.5 * Math.cos(angle)));
      mesh[3 * eye.get(i) + 1] = (float) (-18 - 4 * Math.sin(angle));
    }
  }

  private static void ellipse(
      float[] mesh,
      boolean[] placed,
      List<Integer> vertices,
      double x,
      double y,
      double width,
      double height,
      double start,
      double turn) {
    for (int i = 0; i < vertices.size(); i++) {
      double angle = start + turn * i / vertices.size();
      put(mesh, placed, vertices.get(i), x + width * Math.cos(angle), y + height * Math.sin(angle));
    }
  }

  private static void put(float[] mesh, boolean[] placed, int vertex, double x, double y) {
    mesh[3 * vertex] = (float) x;
    mesh[3 * vertex + 1] = (float) y;
    placed[vertex] = true;
  }

  private static void spread(float[] mesh, boolean[] placed) {
    int left = 0;
    for (boolean done : placed) {
      left += done ? 0 : 1;
    }
    int index = 0;
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      if (!placed[vertex]) {
        double radius = 0.95 * Math.sqrt((index + 0.5) / left);
        double angle = index * 2.399963;
        mesh[3 * vertex] = (float) (58 * radius * Math.cos(angle) + 0.013);
        mesh[3 * vertex + 1] = (float) (8 + 76 * radius * Math.sin(angle) + 0.017);
        index++;
      }
    }
  }

  /** Delaunay triangles (Bowyer 1981), clockwise on the screen. */
  static int[] triangles(float[] mesh) {
    int n = FaceMesh.VERTICES;
    double[] x = new double[n + 3];
    double[] y = new double[n + 3];
    for (int i = 0; i < n; i++) {
      x[i] = mesh[3 * i];
      y[i] = mesh[3 * i + 1];
    }
    x[n] = -2000;
    y[n] = -2000;
    x[n + 1] = 2000;
    y[n + 1] = -2000;
    x[n + 2] = 0;
    y[n + 2] = 3000;
    List<int[]> triangles = new ArrayList<>();
    triangles.add(new int[] {n, n + 1, n + 2});
    for (int point = 0; point < n; point++) {
      List<int[]> bad = new ArrayList<>();
      for (int[] t : triangles) {
        if (inCircle(x, y, t, point)) {
          bad.add(t);
        }
      }
      triangles.removeAll(bad);
      for (int[] t : bad) {
        for (int edge = 0; edge < 3; edge++) {
          int a = t[edge];
          int b = t[(edge + 1) % 3];
          boolean shared =
              bad.stream().anyMatch(other -> other != t && has(other, a) && has(other, b));
          if (!shared) {
            triangles.add(new int[] {a, b, point});
          }
        }
      }
    }
    return triangles.stream()
        .filter(t -> Arrays.stream(t).allMatch(corner -> corner < n))
        .flatMapToInt(Arrays::stream)
        .toArray();
  }

  private static boolean has(int[] triangle, int corner) {
    return triangle[0] == corner || triangle[1] == corner || triangle[2] == corner;
  }

  private static boolean inCircle(double[] x, double[] y, int[] t, int p) {
    double ax = x[t[0]] - x[p];
    double ay = y[t[0]] - y[p];
    double bx = x[t[1]] - x[p];
    double by = y[t[1]] - y[p];
    double cx = x[t[2]] - x[p];
    double cy = y[t[2]] - y[p];
    double a = ax * ax + ay * ay;
    double b = bx * bx + by * by;
    double c = cx * cx + cy * cy;
    return a * (bx * cy - by * cx) - b * (ax * cy - ay * cx) + c * (ax * by - ay * bx) > 0;
  }
}
