package org.memestream.local.bench;

import java.util.SplittableRandom;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureWriter;

/**
 * Photos that are made up, each different, so that nothing that is remembered of one helps with
 * another: a sky, some hills of colour, and grain.
 *
 * @param width pixels
 * @param height pixels
 */
record BenchPhotos(int width, int height) {

  private static final int JPEG_QUALITY = 90;
  private static final int HILLS = 6;
  private static final int GRAIN = 8;

  /** The picture of this number. */
  Picture picture(long number) {
    SplittableRandom random = new SplittableRandom(number);
    double[][] hills = new double[HILLS][];
    for (int i = 0; i < HILLS; i++) {
      hills[i] =
          new double[] {
            random.nextDouble(width),
            random.nextDouble(height),
            (0.05 + 0.3 * random.nextDouble()) * width,
            random.nextDouble(-160, 160),
            random.nextDouble(-160, 160),
            random.nextDouble(-160, 160)
          };
    }
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double red = 90;
        double green = 120;
        double blue = 200 - 120.0 * y / height;
        for (double[] hill : hills) {
          double far = Math.hypot(x - hill[0], y - hill[1]) / hill[2];
          double near = far < 1 ? 1 - far * far : 0;
          red += near * hill[3];
          green += near * hill[4];
          blue += near * hill[5];
        }
        int grain = random.nextInt(2 * GRAIN + 1) - GRAIN;
        rgb[at++] = level(red + grain);
        rgb[at++] = level(green + grain);
        rgb[at++] = level(blue + grain);
      }
    }
    return Picture.ofRgb(width, height, rgb);
  }

  /** The picture of this number as a JPEG file. */
  byte[] jpeg(long number) {
    return new PictureWriter().jpeg(picture(number), JPEG_QUALITY);
  }

  private static byte level(double value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }
}
