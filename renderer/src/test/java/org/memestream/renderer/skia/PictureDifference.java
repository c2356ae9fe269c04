package org.memestream.renderer.skia;

import java.util.ArrayList;
import java.util.List;
import org.memestream.runtime.picture.Picture;

/**
 * How different two pictures of one size look: premultiplied channels are averaged over 3 × 3
 * pixels, as an eye does from some distance, and compared. A letter that moved by a pixel counts,
 * another rounding of an edge does not.
 */
final class PictureDifference {

  /** Steps of 255 in any channel of the mean that an eye may see. */
  private static final int VISIBLE = 16;

  private static final int AMPLIFIED = 4;

  private final int width;
  private final int height;
  private final int[] steps;

  private PictureDifference(int width, int height, int[] steps) {
    this.width = width;
    this.height = height;
    this.steps = steps;
  }

  static PictureDifference between(Picture one, Picture other) {
    int[] steps = new int[one.width() * one.height()];
    for (int at = 0; at < steps.length; at++) {
      int x = at % one.width();
      int y = at / one.width();
      for (int channel = 0; channel < 4; channel++) {
        int difference = Math.abs(mean(one, x, y, channel) - mean(other, x, y, channel));
        steps[at] = Math.max(steps[at], difference);
      }
    }
    return new PictureDifference(one.width(), one.height(), steps);
  }

  private static int mean(Picture picture, int x, int y, int channel) {
    int sum = 0;
    int count = 0;
    for (int row = Math.max(0, y - 1); row <= Math.min(picture.height() - 1, y + 1); row++) {
      for (int column = Math.max(0, x - 1);
          column <= Math.min(picture.width() - 1, x + 1);
          column++) {
        int argb = picture.argb(column, row);
        int value = argb >>> 8 * channel & 0xff;
        sum += channel == 3 ? value : value * (argb >>> 24) / 255;
        count++;
      }
    }
    return sum / count;
  }

  /** The share of pixels that look different, 0 to 1. */
  double changed() {
    long visible = 0;
    for (int step : steps) {
      visible += step > VISIBLE ? 1 : 0;
    }
    return (double) visible / steps.length;
  }

  /** The pictures side by side, and at the right, in black on white, where they differ. */
  Picture beside(List<Picture> pictures) {
    List<byte[]> all = new ArrayList<>();
    pictures.forEach(picture -> all.add(picture.rgb()));
    all.add(inked());
    byte[] rgb = new byte[width * height * 3 * all.size()];
    for (int at = 0; at < all.size(); at++) {
      for (int y = 0; y < height; y++) {
        int to = (y * all.size() + at) * width * 3;
        System.arraycopy(all.get(at), y * width * 3, rgb, to, width * 3);
      }
    }
    return Picture.ofRgb(width * all.size(), height, rgb);
  }

  private byte[] inked() {
    byte[] rgb = new byte[steps.length * 3];
    for (int at = 0; at < rgb.length; at++) {
      rgb[at] = (byte) (255 - Math.min(255, AMPLIFIED * steps[at / 3]));
    }
    return rgb;
  }
}
