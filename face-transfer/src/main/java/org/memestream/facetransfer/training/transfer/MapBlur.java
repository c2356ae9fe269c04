package org.memestream.facetransfer.training.transfer;

/** Gaussian smoothing of a plane of numbers; the border's numbers repeat. */
final class MapBlur {

  private MapBlur() {}

  static float[] gaussian(float[] plane, int width, int height, double sigma) {
    int radius = (int) Math.ceil(3 * sigma);
    float[] kernel = new float[2 * radius + 1];
    float sum = 0;
    for (int i = -radius; i <= radius; i++) {
      kernel[i + radius] = (float) Math.exp(-i * i / (2 * sigma * sigma));
      sum += kernel[i + radius];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return along(along(plane, width, height, kernel), height, width, kernel);
  }

  /** Smooths rows and turns rows into columns. */
  private static float[] along(float[] plane, int width, int height, float[] kernel) {
    int radius = kernel.length / 2;
    float[] out = new float[plane.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int k = -radius; k <= radius; k++) {
          sum += kernel[k + radius] * plane[y * width + Math.max(0, Math.min(width - 1, x + k))];
        }
        out[x * height + y] = sum;
      }
    }
    return out;
  }
}
