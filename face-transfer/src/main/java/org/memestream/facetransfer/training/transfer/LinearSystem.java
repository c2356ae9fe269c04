package org.memestream.facetransfer.training.transfer;

/** Solves linear equations with a symmetric, positive definite matrix (Cholesky). */
final class LinearSystem {

  private LinearSystem() {}

  /**
   * X with A X = B.
   *
   * @param a [n][n], symmetric and positive definite
   * @param b [n][k]
   * @return [n][k]
   */
  static double[][] solve(double[][] a, double[][] b) {
    int n = a.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    int columns = b[0].length;
    double[][] x = new double[n][columns];
    for (int column = 0; column < columns; column++) {
      for (int i = 0; i < n; i++) {
        double sum = b[i][column];
        for (int k = 0; k < i; k++) {
          sum -= lower[i][k] * x[k][column];
        }
        x[i][column] = sum / lower[i][i];
      }
      for (int i = n - 1; i >= 0; i--) {
        double sum = x[i][column];
        for (int k = i + 1; k < n; k++) {
          sum -= lower[k][i] * x[k][column];
        }
        x[i][column] = sum / lower[i][i];
      }
    }
    return x;
  }
}
