package org.memestream.facetransfer.training.appearance;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.memestream.facetransfer.landmarks.Landmarks;

/**
 * A decoded picture for training.
 *
 * @param rgb width * height * 3 bytes: rows from the top, R, G, B; not copied
 */
record FacePixels(int width, int height, byte[] rgb) {

  static FacePixels read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException(file + " is no picture that this Java can read");
    }
    int width = image.getWidth();
    int height = image.getHeight();
    int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
    byte[] rgb = new byte[3 * argb.length];
    for (int i = 0; i < argb.length; i++) {
      rgb[3 * i] = (byte) (argb[i] >> 16);
      rgb[3 * i + 1] = (byte) (argb[i] >> 8);
      rgb[3 * i + 2] = (byte) argb[i];
    }
    return new FacePixels(width, height, rgb);
  }

  /** One channel (0 to 2) between pixels, 0 to 255; beyond the border its pixels repeat. */
  float sample(double x, double y, int channel) {
    double left = Math.max(0, Math.min(width - 1.0, x));
    double top = Math.max(0, Math.min(height - 1.0, y));
    int column = Math.min((int) left, Math.max(0, width - 2));
    int row = Math.min((int) top, Math.max(0, height - 2));
    int right = Math.min(1, width - 1 - column);
    int below = Math.min(1, height - 1 - row) * width;
    float across = (float) (left - column);
    float down = (float) (top - row);
    int at = row * width + column;
    float upper = value(at, channel) * (1 - across) + value(at + right, channel) * across;
    float lower =
        value(at + below, channel) * (1 - across) + value(at + below + right, channel) * across;
    return upper * (1 - down) + lower * down;
  }

  /** R, G and B, averaged over the bounding boxes of some vertices each: 0 to 255. */
  double brightness(Landmarks face, Iterable<? extends Iterable<Integer>> patches) {
    double sum = 0;
    long count = 0;
    for (Iterable<Integer> patch : patches) {
      double left = Double.MAX_VALUE;
      double right = -Double.MAX_VALUE;
      double top = Double.MAX_VALUE;
      double bottom = -Double.MAX_VALUE;
      for (int vertex : patch) {
        left = Math.min(left, face.x(vertex));
        right = Math.max(right, face.x(vertex));
        top = Math.min(top, face.y(vertex));
        bottom = Math.max(bottom, face.y(vertex));
      }
      for (double y = top; y <= bottom; y++) {
        for (double x = left; x <= right; x++) {
          sum += (sample(x, y, 0) + sample(x, y, 1) + sample(x, y, 2)) / 3;
          count++;
        }
      }
    }
    return sum / count;
  }

  private int value(int pixel, int channel) {
    return rgb[3 * pixel + channel] & 0xff;
  }
}
