package org.memestream.facetransfer.training;

import java.util.SplittableRandom;

/** Shows a crop in other light and with the faults of cameras, at random; in place. */
final class Light {

  private static final double GREY = 0.3;
  private static final double NOISE = 0.25;
  private static final double COVERED = 0.15;

  private final SplittableRandom random;

  Light(SplittableRandom random) {
    this.random = random;
  }

  /**
   * @param rgb side * side * 3 bytes
   */
  void change(byte[] rgb, int side) {
    if (random.nextDouble() < GREY) {
      grey(rgb);
    }
    recolour(rgb);
    if (random.nextDouble() < 0.3) {
      shade(rgb, side);
    }
    if (random.nextDouble() < NOISE) {
      double strength = random.nextDouble(3, 14);
      for (int i = 0; i < rgb.length; i++) {
        double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
        rgb[i] = bounded((rgb[i] & 0xff) + 2 * strength * noise);
      }
    }
    if (random.nextDouble() < COVERED) {
      cover(rgb, side);
    }
  }

  private static void grey(byte[] rgb) {
    for (int i = 0; i < rgb.length; i += 3) {
      byte grey =
          bounded(
              0.299 * (rgb[i] & 0xff) + 0.587 * (rgb[i + 1] & 0xff) + 0.114 * (rgb[i + 2] & 0xff));
      rgb[i] = grey;
      rgb[i + 1] = grey;
      rgb[i + 2] = grey;
    }
  }

  private void recolour(byte[] rgb) {
    double gamma = Math.exp(random.nextDouble(-0.45, 0.45));
    double contrast = random.nextDouble(0.6, 1.3);
    double brightness = random.nextDouble(-35, 35);
    byte[][] table = new byte[3][256];
    for (byte[] channel : table) {
      double gain = random.nextDouble(0.82, 1.18);
      for (int value = 0; value < 256; value++) {
        double curved = 255 * Math.pow(value / 255.0, gamma);
        channel[value] = bounded(((curved - 128) * contrast + 128 + brightness) * gain);
      }
    }
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = table[i % 3][rgb[i] & 0xff];
    }
  }

  /** Light from one side. */
  private void shade(byte[] rgb, int side) {
    double angle = random.nextDouble(2 * Math.PI);
    double strength = random.nextDouble(0.2, 0.6);
    double across = Math.cos(angle) * strength / side;
    double down = Math.sin(angle) * strength / side;
    for (int i = 0; i < rgb.length; i++) {
      int pixel = i / 3;
      double gain = 1 + across * (2 * (pixel % side) - side) + down * (2 * (pixel / side) - side);
      rgb[i] = bounded((rgb[i] & 0xff) * gain);
    }
  }

  /** A hand, a microphone, a letter: something flat lies over a part. */
  private void cover(byte[] rgb, int side) {
    int width = random.nextInt(side / 10, side * 2 / 5);
    int height = random.nextInt(side / 10, side * 2 / 5);
    int left = random.nextInt(side - width);
    int top = random.nextInt(side - height);
    byte[] colour = new byte[3];
    random.nextBytes(colour);
    for (int y = top; y < top + height; y++) {
      for (int i = 3 * (y * side + left); i < 3 * (y * side + left + width); i++) {
        rgb[i] = colour[i % 3];
      }
    }
  }

  private static byte bounded(double value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }
}
