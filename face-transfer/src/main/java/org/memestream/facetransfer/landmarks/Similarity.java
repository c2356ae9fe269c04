package org.memestream.facetransfer.landmarks;

import java.util.List;

/**
 * A change of pose and size: {@code p -> scale * rotation * p + translation}. Immutable.
 *
 * <p>Meshes are flat: x, y, z of vertex 0, then of vertex 1, ...
 */
public final class Similarity {

  private final double scale;
  private final double[] rotation;
  private final double[] translation;

  Similarity(double scale, double[] rotation, double[] translation) {
    this.scale = scale;
    this.rotation = rotation;
    this.translation = translation;
  }

  /**
   * The one that takes some vertices of a mesh closest to those of another in the least-squares
   * sense, never a reflection (Umeyama 1991, "Least-squares estimation of transformation parameters
   * between two point patterns").
   *
   * @throws IllegalArgumentException if the vertices lie in one point
   */
  public static Similarity between(float[] from, float[] to, List<Integer> vertices) {
    double[] fromCentre = centre(from, vertices);
    double[] toCentre = centre(to, vertices);
    double[] covariance = new double[9];
    double spread = 0;
    for (int vertex : vertices) {
      for (int row = 0; row < 3; row++) {
        double there = to[3 * vertex + row] - toCentre[row];
        double here = from[3 * vertex + row] - fromCentre[row];
        spread += here * here;
        for (int column = 0; column < 3; column++) {
          covariance[3 * row + column] += there * (from[3 * vertex + column] - fromCentre[column]);
        }
      }
    }
    if (!(spread > 0)) {
      throw new IllegalArgumentException("points that lie in one place have no pose");
    }
    RotationFit fit = RotationFit.of(covariance);
    double scale = fit.strength() / spread;
    double[] translation = new double[3];
    for (int row = 0; row < 3; row++) {
      translation[row] = toCentre[row];
      for (int column = 0; column < 3; column++) {
        translation[row] -= scale * fit.rotation()[3 * row + column] * fromCentre[column];
      }
    }
    return new Similarity(scale, fit.rotation(), translation);
  }

  private static double[] centre(float[] mesh, List<Integer> vertices) {
    double[] centre = new double[3];
    for (int vertex : vertices) {
      for (int axis = 0; axis < 3; axis++) {
        centre[axis] += mesh[3 * vertex + axis] / (double) vertices.size();
      }
    }
    return centre;
  }

  /** The mesh in the new pose and size. */
  public float[] apply(float[] mesh) {
    float[] moved = new float[mesh.length];
    for (int at = 0; at < mesh.length; at += 3) {
      for (int row = 0; row < 3; row++) {
        moved[at + row] =
            (float)
                (translation[row]
                    + scale
                        * (rotation[3 * row] * mesh[at]
                            + rotation[3 * row + 1] * mesh[at + 1]
                            + rotation[3 * row + 2] * mesh[at + 2]));
      }
    }
    return moved;
  }

  /** Leads back: {@code invert(apply(mesh))} is the mesh up to rounding. */
  public float[] invert(float[] mesh) {
    float[] moved = new float[mesh.length];
    for (int at = 0; at < mesh.length; at += 3) {
      double x = mesh[at] - translation[0];
      double y = mesh[at + 1] - translation[1];
      double z = mesh[at + 2] - translation[2];
      for (int row = 0; row < 3; row++) {
        moved[at + row] =
            (float) ((rotation[row] * x + rotation[3 + row] * y + rotation[6 + row] * z) / scale);
      }
    }
    return moved;
  }

  /** Size there divided by size here. */
  public double scale() {
    return scale;
  }

  /** The 3 x 3 rotation, row by row, for column vectors. */
  public double[] rotation() {
    return rotation.clone();
  }
}
