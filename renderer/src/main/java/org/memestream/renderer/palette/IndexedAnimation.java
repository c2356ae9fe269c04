package org.memestream.renderer.palette;

import java.time.Duration;
import java.util.List;

/**
 * An animation, or a still, in the colours of one palette.
 *
 * @param width pixels of the canvas
 * @param height pixels of the canvas
 * @param colors {@code 0xRRGGBB}, at most 256
 * @param transparent index of the colour that shows what is below; -1 when there is none
 * @param clears whether the canvas is cleared before each frame but the first; else frames are laid
 *     over each other
 * @param frames in order, at least one; the first covers the canvas
 */
public record IndexedAnimation(
    int width, int height, int[] colors, int transparent, boolean clears, List<Frame> frames) {

  public IndexedAnimation {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("an animation has at least one frame");
    }
  }

  /**
   * A rectangle of pixels.
   *
   * @param x left edge on the canvas
   * @param y top edge on the canvas
   * @param width pixels
   * @param height pixels
   * @param indices a byte for each pixel, rows from the top
   * @param shownFor until the next frame
   */
  public record Frame(int x, int y, int width, int height, byte[] indices, Duration shownFor) {}
}
