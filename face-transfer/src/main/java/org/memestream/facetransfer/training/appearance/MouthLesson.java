package org.memestream.facetransfer.training.appearance;

import org.memestream.facetransfer.djl.MouthCondition;
import org.memestream.facetransfer.djl.MouthLayout;

/**
 * One mouth to learn from.
 *
 * @param condition what the decoder is told
 * @param rgb laid out as {@link MouthLayout}: rows, R, G, B, 0 to 255
 */
record MouthLesson(MouthCondition condition, float[] rgb) {

  /** Left and right changed. */
  MouthLesson mirrored() {
    float[] other = new float[rgb.length];
    for (int y = 0; y < MouthLayout.HEIGHT; y++) {
      for (int x = 0; x < MouthLayout.WIDTH; x++) {
        int to = 3 * (y * MouthLayout.WIDTH + x);
        int from = 3 * (y * MouthLayout.WIDTH + MouthLayout.WIDTH - 1 - x);
        System.arraycopy(rgb, from, other, to, 3);
      }
    }
    return new MouthLesson(condition, other);
  }

  /** Brighter or darker. */
  MouthLesson lit(double gain) {
    float[] other = new float[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      other[i] = (float) Math.max(0, Math.min(255, rgb[i] * gain));
    }
    return new MouthLesson(condition, other);
  }
}
