package org.memestream.runtime.picture;

/**
 * How much of an animation is kept in memory.
 *
 * @param frames most frames; of a longer animation evenly spread ones are kept
 * @param pixels most pixels of all kept frames together, 4 bytes each; larger frames are scaled
 *     down
 */
public record FrameBudget(int frames, long pixels) {

  /** 60 frames, and 20 megapixels or 80 MB in all. */
  public static final FrameBudget DEFAULT = new FrameBudget(60, 20_000_000);

  public FrameBudget {
    if (frames < 1 || pixels < 1) {
      throw new IllegalArgumentException(
          "frames and pixels must be at least 1: " + frames + ", " + pixels);
    }
  }

  /** The longest side at which so many frames of these proportions stay within the budget. */
  public int longestSide(int width, int height, int kept) {
    double scale = Math.sqrt((double) pixels / kept / ((double) width * height));
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.max(width, height) * scale));
  }
}
