package org.memestream.facetransfer.landmarks;

import java.util.List;

/**
 * The {@link FaceMesh} laid onto the face of a picture. Immutable.
 *
 * <p>Coordinates are pixels of that picture: x to the right, y down, z away from the viewer in the
 * same scale, about zero at the middle of the head. Points may lie outside the picture.
 */
public final class Landmarks {

  private final float[] xyz;

  /**
   * @param xyz 468 * 3 finite numbers: x, y, z of vertex 0, then of vertex 1, ...; copied
   */
  public Landmarks(float[] xyz) {
    if (xyz.length != 3 * FaceMesh.VERTICES) {
      throw new IllegalArgumentException(
          "a face mesh has %d numbers, but this has %d"
              .formatted(3 * FaceMesh.VERTICES, xyz.length));
    }
    for (float number : xyz) {
      if (!Float.isFinite(number)) {
        throw new IllegalArgumentException("a face mesh has finite numbers, but one is " + number);
      }
    }
    this.xyz = xyz.clone();
  }

  public float x(int vertex) {
    return xyz[3 * vertex];
  }

  public float y(int vertex) {
    return xyz[3 * vertex + 1];
  }

  public float z(int vertex) {
    return xyz[3 * vertex + 2];
  }

  /** A copy: x, y, z of vertex 0, then of vertex 1, ... */
  public float[] xyz() {
    return xyz.clone();
  }

  /** x, y of some vertices, one pair after the other. */
  public float[] xy(List<Integer> vertices) {
    float[] points = new float[2 * vertices.size()];
    for (int i = 0; i < vertices.size(); i++) {
      points[2 * i] = x(vertices.get(i));
      points[2 * i + 1] = y(vertices.get(i));
    }
    return points;
  }

  /** Distance of the outer eye corners in the picture plane, in pixels: interocular distance. */
  public double interocularDistance() {
    return distance(FaceMesh.OUTER_LEFT_EYE, FaceMesh.OUTER_RIGHT_EYE);
  }

  /** Opening between the inner lips as a share of the interocular distance. */
  public double mouthGap() {
    return distance(FaceMesh.UPPER_INNER_LIP, FaceMesh.LOWER_INNER_LIP) / interocularDistance();
  }

  /** Horizontal extent of all vertices in pixels. */
  public double width() {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      least = Math.min(least, x(vertex));
      most = Math.max(most, x(vertex));
    }
    return most - least;
  }

  /** How far the line of the outer eye corners is turned clockwise from level, in radians. */
  public double roll() {
    return Math.atan2(
        y(FaceMesh.OUTER_RIGHT_EYE) - y(FaceMesh.OUTER_LEFT_EYE),
        x(FaceMesh.OUTER_RIGHT_EYE) - x(FaceMesh.OUTER_LEFT_EYE));
  }

  private double distance(int one, int other) {
    return Math.hypot(x(one) - x(other), y(one) - y(other));
  }
}
