package org.memestream.facetransfer.training.transfer;

import java.util.Arrays;
import java.util.List;

/**
 * The directions in which few long rows vary most about zero, through the eigenvectors of their
 * inner products.
 *
 * @param axes orthonormal rows, most variance first
 * @param deviations root mean square of the rows along each axis
 */
record PrincipalAxes(float[][] axes, double[] deviations) {

  private static final int SWEEPS = 12;

  static PrincipalAxes of(List<float[]> rows, int count) {
    int n = rows.size();
    double[][] products = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < rows.get(i).length; k++) {
          sum += (double) rows.get(i)[k] * rows.get(j)[k];
        }
        products[i][j] = sum;
        products[j][i] = sum;
      }
    }
    double[][] vectors = eigenvectors(products);
    Integer[] order = new Integer[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(products[b][b], products[a][a]));
    float[][] axes = new float[count][rows.get(0).length];
    double[] deviations = new double[count];
    for (int axis = 0; axis < count; axis++) {
      double value = Math.max(products[order[axis]][order[axis]], 1e-12);
      deviations[axis] = Math.sqrt(value / n);
      for (int i = 0; i < n; i++) {
        float share = (float) (vectors[i][order[axis]] / Math.sqrt(value));
        for (int k = 0; k < axes[axis].length; k++) {
          axes[axis][k] += share * rows.get(i)[k];
        }
      }
    }
    return new PrincipalAxes(axes, deviations);
  }

  /** Makes a symmetric matrix diagonal by Jacobi rotations; the columns are its eigenvectors. */
  private static double[][] eigenvectors(double[][] a) {
    int n = a.length;
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          turn(a, vectors, p, q);
        }
      }
    }
    return vectors;
  }

  private static void turn(double[][] a, double[][] vectors, int p, int q) {
    if (Math.abs(a[p][q]) < 1e-12) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double cos = 1 / Math.hypot(t, 1);
    double sin = t * cos;
    for (double[] row : a) {
      double one = row[p];
      double other = row[q];
      row[p] = cos * one - sin * other;
      row[q] = sin * one + cos * other;
    }
    for (int k = 0; k < a.length; k++) {
      double one = a[p][k];
      double other = a[q][k];
      a[p][k] = cos * one - sin * other;
      a[q][k] = sin * one + cos * other;
      double left = vectors[k][p];
      double right = vectors[k][q];
      vectors[k][p] = cos * left - sin * right;
      vectors[k][q] = sin * left + cos * right;
    }
  }
}
