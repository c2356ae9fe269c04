package org.memestream.facetransfer.training.appearance;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The closest product of few maps to many, by eigenvectors of their inner products (Jacobi
 * rotations; Golub and Van Loan, section 8.5).
 *
 * @param mix [rank][inputs]
 * @param maps [rank][length]
 * @param kept share of the energy that is kept
 */
record LowRank(float[][] mix, float[][] maps, double kept) {

  private static final int SWEEPS = 30;

  /**
   * @param maps of the inputs at size 1
   * @param spread root mean square of each input, which says how much its map matters
   */
  static LowRank of(float[][] maps, double[] spread, int rank) {
    int n = maps.length;
    double[][] products = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < maps[i].length; k++) {
          sum += (double) maps[i][k] * maps[j][k];
        }
        products[i][j] = sum * spread[i] * spread[j];
        products[j][i] = products[i][j];
      }
    }
    double[][] vectors = eigenvectors(products);
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -products[i][i]));
    double total = 0;
    double kept = 0;
    float[][] mix = new float[rank][n];
    float[][] basis = new float[rank][maps[0].length];
    for (int place = 0; place < n; place++) {
      int axis = order[place];
      total += products[axis][axis];
      if (place >= rank) {
        continue;
      }
      kept += products[axis][axis];
      for (int i = 0; i < n; i++) {
        mix[place][i] = (float) (vectors[i][axis] / spread[i]);
        float share = (float) (vectors[i][axis] * spread[i]);
        for (int k = 0; k < maps[i].length; k++) {
          basis[place][k] += share * maps[i][k];
        }
      }
    }
    return new LowRank(mix, basis, kept / total);
  }

  /** Makes a symmetric matrix diagonal in place; the columns are its eigenvectors. */
  private static double[][] eigenvectors(double[][] matrix) {
    int n = matrix.length;
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(matrix, vectors, p, q);
        }
      }
    }
    return vectors;
  }

  private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
    if (Math.abs(matrix[p][q]) < 1e-14) {
      return;
    }
    double angle = 0.5 * Math.atan2(2 * matrix[p][q], matrix[q][q] - matrix[p][p]);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    for (double[] row : matrix) {
      double one = row[p];
      row[p] = cos * one - sin * row[q];
      row[q] = sin * one + cos * row[q];
    }
    for (int k = 0; k < matrix.length; k++) {
      double one = matrix[p][k];
      matrix[p][k] = cos * one - sin * matrix[q][k];
      matrix[q][k] = sin * one + cos * matrix[q][k];
      double left = vectors[k][p];
      vectors[k][p] = cos * left - sin * vectors[k][q];
      vectors[k][q] = sin * left + cos * vectors[k][q];
    }
  }
}
