package org.memestream.facetransfer.training.appearance;

/**
 * Weighted linear regression from few numbers to a map, with a ridge, from sums that are gathered
 * one example at a time.
 */
final class RidgeRegression {

  private final double[][] normal;
  private final double[][] moments;

  RidgeRegression(int inputs, int outputs) {
    normal = new double[inputs][inputs];
    moments = new double[inputs][outputs];
  }

  void add(float[] input, float[] output, double weight) {
    for (int i = 0; i < input.length; i++) {
      double scaled = weight * input[i];
      if (scaled == 0) {
        continue;
      }
      for (int j = 0; j < input.length; j++) {
        normal[i][j] += scaled * input[j];
      }
      for (int k = 0; k < output.length; k++) {
        moments[i][k] += scaled * output[k];
      }
    }
  }

  /**
   * The map of each input at size 1.
   *
   * @param ridge added to the diagonal, for each input
   */
  float[][] solve(double[] ridge) {
    int n = normal.length;
    double[][] left = new double[n][];
    double[][] right = new double[n][];
    for (int i = 0; i < n; i++) {
      left[i] = normal[i].clone();
      left[i][i] += ridge[i];
      right[i] = moments[i].clone();
    }
    for (int column = 0; column < n; column++) {
      // The matrix is positive definite, so its pivots are never 0.
      for (int row = column + 1; row < n; row++) {
        double factor = left[row][column] / left[column][column];
        subtract(left[row], left[column], factor);
        subtract(right[row], right[column], factor);
      }
    }
    for (int row = n - 1; row >= 0; row--) {
      for (int later = row + 1; later < n; later++) {
        subtract(right[row], right[later], left[row][later]);
      }
      for (int k = 0; k < right[row].length; k++) {
        right[row][k] /= left[row][row];
      }
    }
    float[][] solved = new float[n][right[0].length];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < solved[i].length; k++) {
        solved[i][k] = (float) right[i][k];
      }
    }
    return solved;
  }

  private static void subtract(double[] from, double[] what, double factor) {
    if (factor != 0) {
      for (int i = 0; i < from.length; i++) {
        from[i] -= factor * what[i];
      }
    }
  }
}
