package org.memestream.captioner.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The directions in which features vary most, by orthogonal iteration on the covariance matrix
 * (Golub and Van Loan, section 8.2.4).
 *
 * @param mean of the features
 * @param directions one row each, orthonormal, most variance first
 * @param variances along each direction
 */
record PrincipalComponents(float[] mean, float[][] directions, double[] variances) {

  private static final int ROUNDS = 40;

  /** Directions with less than this share of the first one's variance are taken for noise. */
  private static final double LEAST_SHARE = 1e-4;

  static PrincipalComponents of(List<float[]> features, int count, NDManager parent) {
    int length = features.get(0).length;
    float[] mean = new float[length];
    for (float[] row : features) {
      for (int i = 0; i < length; i++) {
        mean[i] += row[i] / features.size();
      }
    }
    float[] centred = new float[features.size() * length];
    for (int n = 0; n < features.size(); n++) {
      for (int i = 0; i < length; i++) {
        centred[n * length + i] = features.get(n)[i] - mean[i];
      }
    }
    try (NDManager manager = parent.newSubManager()) {
      NDArray matrix =
          manager.create(FloatBuffer.wrap(centred), new Shape(features.size(), length));
      NDArray covariance = matrix.transpose().matMul(matrix).div(features.size());
      NDArray guess = manager.randomNormal(0, 1, new Shape(length, count), DataType.FLOAT32);
      float[][] directions = orthonormal(guess.transpose().toFloatArray(), count, length);
      double[] variances = new double[count];
      for (int round = 0; round < ROUNDS; round++) {
        try (NDManager scope = manager.newSubManager()) {
          NDArray basis = scope.create(directions);
          float[] turned = basis.matMul(covariance).toFloatArray();
          for (int i = 0; i < count; i++) {
            variances[i] = 0;
            for (int j = 0; j < length; j++) {
              variances[i] += turned[i * length + j] * directions[i][j];
            }
          }
          directions = orthonormal(turned, count, length);
        }
      }
      return new PrincipalComponents(mean, directions, variances);
    }
  }

  private static float[][] orthonormal(float[] rows, int count, int length) {
    float[][] basis = new float[count][];
    for (int i = 0; i < count; i++) {
      float[] row = java.util.Arrays.copyOfRange(rows, i * length, (i + 1) * length);
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          float dot = dot(row, basis[j]);
          for (int k = 0; k < length; k++) {
            row[k] -= dot * basis[j][k];
          }
        }
      }
      float norm = (float) Math.max(1e-12, Math.sqrt(dot(row, row)));
      for (int k = 0; k < length; k++) {
        row[k] /= norm;
      }
      basis[i] = row;
    }
    return basis;
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /**
   * What the encoder is asked to predict: the components, half whitened (divided by the fourth root
   * of their variance, so that fine differences count without drowning in noise), scaled to length
   * 16.
   */
  float[] target(float[] features) {
    float[] centred = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      centred[i] = features[i] - mean[i];
    }
    float[] target = new float[directions.length];
    for (int i = 0; i < target.length; i++) {
      target[i] =
          dot(centred, directions[i])
              / (float) Math.pow(Math.max(variances[i], LEAST_SHARE * variances[0]), 0.25);
    }
    float scale = (float) (Math.sqrt(target.length / (dot(target, target) + 1e-9)));
    for (int i = 0; i < target.length; i++) {
      target[i] *= scale;
    }
    return target;
  }
}
