package org.memestream.facetransfer.training.appearance;

/**
 * Gaussian blur of square maps that looks only at pixels that count, so that nothing of an eye or
 * of the background runs into the skin.
 *
 * @param weights how much each pixel counts, 0 to 1
 * @param side pixels
 */
record MapFilter(float[] weights, int side) {

  private static final double REACH = 2.5;

  /** The weighted mean around each pixel; 0 where nothing near counts. */
  float[] blurred(float[] map, double sigma) {
    float[] weighted = new float[map.length];
    for (int i = 0; i < map.length; i++) {
      weighted[i] = map[i] * weights[i];
    }
    float[] sum = plain(weighted, sigma);
    float[] share = plain(weights, sigma);
    for (int i = 0; i < sum.length; i++) {
      sum[i] = share[i] > 1e-4f ? sum[i] / share[i] : 0;
    }
    return sum;
  }

  /** Gaussian blur; beyond the border the map is 0. */
  float[] plain(float[] map, double sigma) {
    int reach = (int) Math.ceil(REACH * sigma);
    float[] kernel = new float[2 * reach + 1];
    double total = 0;
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = (float) Math.exp(-i * i / (2 * sigma * sigma));
      total += kernel[i + reach];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= (float) total;
    }
    return turned(turned(map, kernel), kernel);
  }

  /** Filters along rows and swaps rows and columns. */
  private float[] turned(float[] map, float[] kernel) {
    int reach = kernel.length / 2;
    float[] out = new float[map.length];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        float sum = 0;
        int from = Math.max(0, x - reach);
        int to = Math.min(side - 1, x + reach);
        for (int i = from; i <= to; i++) {
          sum += map[y * side + i] * kernel[i - x + reach];
        }
        out[x * side + y] = sum;
      }
    }
    return out;
  }
}
