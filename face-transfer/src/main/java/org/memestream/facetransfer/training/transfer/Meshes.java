package org.memestream.facetransfer.training.transfer;

import java.util.List;

/** Sums and means of flat meshes of the same length. */
final class Meshes {

  private Meshes() {}

  static float[] mean(List<float[]> meshes) {
    double[] sum = new double[meshes.get(0).length];
    for (float[] mesh : meshes) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += mesh[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / meshes.size());
    }
    return mean;
  }

  static float[] minus(float[] one, float[] other) {
    return plus(one, other, -1);
  }

  static float[] plus(float[] one, float[] other, double times) {
    float[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (times * other[i]);
    }
    return sum;
  }

  static float[] times(float[] mesh, double factor) {
    float[] product = mesh.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= (float) factor;
    }
    return product;
  }

  static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  static float[][] floats(double[][] rows) {
    float[][] floats = new float[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < floats[i].length; j++) {
        floats[i][j] = (float) rows[i][j];
      }
    }
    return floats;
  }
}
