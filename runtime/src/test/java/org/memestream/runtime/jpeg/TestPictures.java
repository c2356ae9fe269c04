package org.memestream.runtime.jpeg;

import java.util.Random;

/** Pixels to encode, as R, G, B and a byte that means nothing. */
final class TestPictures {

  private TestPictures() {}

  /** Slopes, waves and an edge: what photos are made of. */
  static byte[] scene(int width, int height) {
    byte[] rgba = new byte[width * height * 4];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at += 4) {
        double wave = 30 * Math.sin(x / 19.0) * Math.cos(y / 23.0);
        double disc = Math.hypot(x - width / 2.0, y - height / 2.0) < height / 4.0 ? 50 : 0;
        rgba[at] = level(40 + 120.0 * x / width + wave + disc);
        rgba[at + 1] = level(160 - 90.0 * y / height + wave);
        rgba[at + 2] = level(90 + 60.0 * (x + y) / (width + height) - disc);
      }
    }
    return rgba;
  }

  /** Pixels that have nothing to do with each other. */
  static byte[] noise(int width, int height, long seed) {
    byte[] rgba = new byte[width * height * 4];
    new Random(seed).nextBytes(rgba);
    return rgba;
  }

  /** One colour, {@code 0xRRGGBB}. */
  static byte[] plain(int width, int height, int colour) {
    byte[] rgba = new byte[width * height * 4];
    for (int at = 0; at < rgba.length; at += 4) {
      rgba[at] = (byte) (colour >> 16);
      rgba[at + 1] = (byte) (colour >> 8);
      rgba[at + 2] = (byte) colour;
    }
    return rgba;
  }

  private static byte level(double value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }
}
