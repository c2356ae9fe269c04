package org.memestream.facetransfer.training.detection;

import java.util.SplittableRandom;

/**
 * Light on one picture.
 *
 * @param contrast factor around the middle grey
 * @param brightness added, of 255
 * @param grey share of colour that is lost, 0 to 1
 */
record Shade(float contrast, float brightness, float grey) {

  static final Shade NONE = new Shade(1, 0, 0);

  static Shade draw(SplittableRandom random) {
    return new Shade(
        (float) Math.exp(random.nextDouble(-0.4, 0.25)),
        (float) random.nextDouble(-35, 35),
        random.nextInt(4) == 0 ? 1 : (float) random.nextDouble(0, 0.4));
  }

  /** Changes red, green and blue in place. */
  void apply(float[] pixel) {
    float light = 0.3f * pixel[0] + 0.59f * pixel[1] + 0.11f * pixel[2];
    for (int channel = 0; channel < 3; channel++) {
      float value = pixel[channel] + grey * (light - pixel[channel]);
      pixel[channel] = Math.max(0, Math.min(255, (value - 128) * contrast + 128 + brightness));
    }
  }
}
