package org.memestream.facetransfer.transfer;

/** Soft switches. */
final class Smooth {

  private Smooth() {}

  /** 0 up to a start, 1 from an end on, a smooth cubic between. */
  static float step(float start, float end, float value) {
    float t = clamp((value - start) / (end - start), 0, 1);
    return t * t * (3 - 2 * t);
  }

  static float clamp(float value, float least, float most) {
    return Math.max(least, Math.min(most, value));
  }
}
