package org.memestream.facetransfer.landmarks;

/**
 * The rotation R that makes trace(R' C) largest for a 3 x 3 matrix C: with C = U S V' it is U D V',
 * D = diag(1, 1, det(U V')). Reached through the eigenvector of Horn's 4 x 4 matrix (Horn 1987,
 * "Closed-form solution of absolute orientation using unit quaternions"), which needs no case for
 * reflections.
 *
 * @param rotation row by row
 * @param strength the trace that is reached, trace(S D)
 */
record RotationFit(double[] rotation, double strength) {

  private static final int SWEEPS = 30;

  static RotationFit of(double[] c) {
    // c[row there][column here]; Horn's S is indexed [here][there].
    double[] quaternion =
        strongestEigenvector(
            new double[][] {
              {c[0] + c[4] + c[8], c[7] - c[5], c[2] - c[6], c[3] - c[1]},
              {c[7] - c[5], c[0] - c[4] - c[8], c[1] + c[3], c[6] + c[2]},
              {c[2] - c[6], c[1] + c[3], c[4] - c[0] - c[8], c[5] + c[7]},
              {c[3] - c[1], c[6] + c[2], c[5] + c[7], c[8] - c[0] - c[4]}
            });
    double[] rotation = rotation(quaternion);
    double trace = 0;
    for (int i = 0; i < 9; i++) {
      trace += rotation[i] * c[i];
    }
    return new RotationFit(rotation, trace);
  }

  private static double[] rotation(double[] q) {
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - w * z),
      2 * (x * z + w * y),
      2 * (x * y + w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z - w * x),
      2 * (x * z - w * y),
      2 * (y * z + w * x),
      1 - 2 * (x * x + y * y)
    };
  }

  /** Unit eigenvector of the largest eigenvalue of a symmetric matrix, by Jacobi rotations. */
  private static double[] strongestEigenvector(double[][] a) {
    int n = a.length;
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          annihilate(a, vectors, p, q);
        }
      }
    }
    int best = 0;
    for (int i = 1; i < n; i++) {
      best = a[i][i] > a[best][best] ? i : best;
    }
    double[] vector = new double[n];
    for (int i = 0; i < n; i++) {
      vector[i] = vectors[i][best];
    }
    return vector;
  }

  private static void annihilate(double[][] a, double[][] vectors, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double cos = 1 / Math.hypot(t, 1);
    double sin = t * cos;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = cos * kp - sin * kq;
      a[k][q] = sin * kp + cos * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = cos * pk - sin * qk;
      a[q][k] = sin * pk + cos * qk;
      double vp = vectors[k][p];
      double vq = vectors[k][q];
      vectors[k][p] = cos * vp - sin * vq;
      vectors[k][q] = sin * vp + cos * vq;
    }
  }
}
