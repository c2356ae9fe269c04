package org.memestream.captioner.training;

import java.util.SplittableRandom;
import org.memestream.captioner.caption.Region;
import org.memestream.captioner.caption.RgbPicture;

/**
 * One random way of looking at a picture: a part of it, perhaps mirrored, in other light. Drawn
 * once and applied at two sizes, so that teacher and pupil see the same.
 */
record Augmentation(
    Region region, Mirror mirror, double contrast, double brightness, double[] tint) {

  /** Whether left and right change places. */
  enum Mirror {
    KEPT,
    MIRRORED
  }

  /** The picture as it is. */
  static Augmentation none(RgbPicture picture) {
    return new Augmentation(Region.whole(picture), Mirror.KEPT, 1, 0, new double[] {1, 1, 1});
  }

  static Augmentation draw(RgbPicture picture, SplittableRandom random) {
    double area = random.nextDouble(0.35, 1);
    double aspect = Math.exp(random.nextDouble(-0.3, 0.3));
    double width = Math.min(1, Math.sqrt(area * aspect)) * picture.width();
    double height = Math.min(1, Math.sqrt(area / aspect)) * picture.height();
    Region region =
        new Region(
            random.nextDouble() * (picture.width() - width),
            random.nextDouble() * (picture.height() - height),
            width,
            height);
    double[] tint = new double[3];
    for (int i = 0; i < tint.length; i++) {
      tint[i] = random.nextDouble(0.9, 1.1);
    }
    return new Augmentation(
        region,
        random.nextBoolean() ? Mirror.MIRRORED : Mirror.KEPT,
        random.nextDouble(0.7, 1.3),
        random.nextDouble(-25, 25),
        tint);
  }

  /** Changes a square that was cut from {@link #region}, in place. */
  byte[] apply(byte[] square, int side) {
    if (mirror == Mirror.MIRRORED) {
      for (int y = 0; y < side; y++) {
        for (int left = 0, right = side - 1; left < right; left++, right--) {
          for (int channel = 0; channel < 3; channel++) {
            int a = 3 * (y * side + left) + channel;
            int b = 3 * (y * side + right) + channel;
            byte kept = square[a];
            square[a] = square[b];
            square[b] = kept;
          }
        }
      }
    }
    byte[][] light = new byte[3][256];
    for (int channel = 0; channel < 3; channel++) {
      for (int value = 0; value < 256; value++) {
        double changed = ((value - 128) * contrast + 128 + brightness) * tint[channel];
        light[channel][value] = (byte) Math.max(0, Math.min(255, Math.round(changed)));
      }
    }
    for (int i = 0; i < square.length; i++) {
      square[i] = light[i % 3][square[i] & 0xff];
    }
    return square;
  }
}
