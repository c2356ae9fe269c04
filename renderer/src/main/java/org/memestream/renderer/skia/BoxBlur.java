package org.memestream.renderer.skia;

/** Means over squares of a square picture of one channel; repeated, they come near a Gaussian. */
final class BoxBlur {

  private final int side;

  BoxBlur(int side) {
    this.side = side;
  }

  /** The picture, blurred so many times with that radius; what lies beyond repeats the edge. */
  float[] blurred(float[] pixels, int radius, int times) {
    float[] from = pixels.clone();
    float[] to = new float[pixels.length];
    for (int time = 0; time < (radius == 0 ? 0 : times); time++) {
      for (int line = 0; line < side; line++) {
        means(from, to, line * side, 1, radius);
      }
      for (int line = 0; line < side; line++) {
        means(to, from, line, side, radius);
      }
    }
    return from;
  }

  private void means(float[] from, float[] to, int start, int step, int radius) {
    float sum = 0;
    for (int at = -radius; at <= radius; at++) {
      sum += from[start + clamped(at) * step];
    }
    for (int at = 0; at < side; at++) {
      to[start + at * step] = sum / (2 * radius + 1);
      sum +=
          from[start + clamped(at + radius + 1) * step] - from[start + clamped(at - radius) * step];
    }
  }

  private int clamped(int at) {
    return Math.max(0, Math.min(side - 1, at));
  }
}
