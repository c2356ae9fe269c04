package org.memestream.facetransfer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The directions in which meshes vary most, by orthogonal iteration on the covariance matrix (Golub
 * and Van Loan, section 8.2.4).
 *
 * @param mean of the meshes
 * @param basis one row a direction, most variance first, each as long as its standard deviation
 */
record MeshComponents(float[] mean, float[][] basis) {

  private static final int ROUNDS = 30;

  static MeshComponents of(List<float[]> meshes, int count, NDManager parent) {
    int length = meshes.get(0).length;
    float[] mean = new float[length];
    for (float[] mesh : meshes) {
      for (int i = 0; i < length; i++) {
        mean[i] += mesh[i] / meshes.size();
      }
    }
    FloatBuffer centred = FloatBuffer.allocate(meshes.size() * length);
    for (float[] mesh : meshes) {
      for (int i = 0; i < length; i++) {
        centred.put(mesh[i] - mean[i]);
      }
    }
    try (NDManager manager = parent.newSubManager()) {
      NDArray rows = manager.create(centred.rewind(), new Shape(meshes.size(), length));
      NDArray covariance = rows.transpose().matMul(rows).div(meshes.size());
      return new MeshComponents(mean, directions(covariance, count, length, manager));
    }
  }

  private static float[][] directions(
      NDArray covariance, int count, int length, NDManager manager) {
    SplittableRandom random = new SplittableRandom(1);
    float[] guess = new float[count * length];
    for (int i = 0; i < guess.length; i++) {
      guess[i] = (float) random.nextDouble(-1, 1);
    }
    float[][] directions = orthonormal(guess, count, length);
    double[] variances = new double[count];
    for (int round = 0; round < ROUNDS; round++) {
      try (NDManager scope = manager.newSubManager()) {
        float[] turned = scope.create(directions).matMul(covariance).toFloatArray();
        for (int i = 0; i < count; i++) {
          float[] row = Arrays.copyOfRange(turned, i * length, (i + 1) * length);
          variances[i] = Math.max(0, dot(row, directions[i]));
        }
        if (round < ROUNDS - 1) {
          directions = orthonormal(turned, count, length);
        }
      }
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < length; j++) {
        directions[i][j] *= (float) Math.sqrt(variances[i]);
      }
    }
    return directions;
  }

  private static float[][] orthonormal(float[] rows, int count, int length) {
    float[][] basis = new float[count][];
    for (int i = 0; i < count; i++) {
      float[] row = Arrays.copyOfRange(rows, i * length, (i + 1) * length);
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          float dot = (float) dot(row, basis[j]);
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

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
