package org.memestream.facetransfer.transfer;

/** Square maps of {@link CanonicalMap#SIDE} numbers a side: reading, filling and smoothing. */
final class MapField {

  private static final int SIDE = CanonicalMap.SIDE;

  private MapField() {}

  /** Bilinear between pixels, 0 outside. */
  static float at(float[] map, float x, float y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left >= SIDE - 1 || top >= SIDE - 1) {
      return 0;
    }
    float right = x - left;
    float down = y - top;
    int i = top * SIDE + left;
    return (1 - down) * ((1 - right) * map[i] + right * map[i + 1])
        + down * ((1 - right) * map[i + SIDE] + right * map[i + SIDE + 1]);
  }

  /** 1 inside a closed polygon, 0 outside. */
  static float[] polygon(float[] points, java.util.List<Integer> corners) {
    float[] map = new float[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        boolean inside = false;
        for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
          float xi = points[2 * corners.get(i)];
          float yi = points[2 * corners.get(i) + 1];
          float xj = points[2 * corners.get(j)];
          float yj = points[2 * corners.get(j) + 1];
          if ((yi > y) != (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi) {
            inside = !inside;
          }
        }
        map[y * SIDE + x] = inside ? 1 : 0;
      }
    }
    return map;
  }

  /** Three passes of a box: close to a Gaussian. */
  static float[] blurred(float[] map, int radius) {
    float[] current = map;
    for (int pass = 0; pass < 3; pass++) {
      current = transposedBox(transposedBox(current, radius), radius);
    }
    return current;
  }

  private static float[] transposedBox(float[] map, int radius) {
    float[] out = new float[map.length];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float sum = 0;
        for (int k = -radius; k <= radius; k++) {
          sum += map[y * SIDE + Math.max(0, Math.min(SIDE - 1, x + k))];
        }
        out[x * SIDE + y] = sum / (2 * radius + 1);
      }
    }
    return out;
  }
}
