package org.memestream.renderer.palette;

import java.util.Arrays;
import java.util.List;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;

/**
 * Draws animations in a few colours. One palette serves all frames, so that nothing flickers.
 * Frames without transparency are stored as what changed since the one before; in an animation with
 * transparent pixels, where a pixel is either clear or opaque, each frame stands alone. The same
 * frames give the same result. Stateless and thread-safe.
 */
public final class Quantizer {

  /**
   * @param frames at least one, all of one size
   * @throws IllegalArgumentException when they differ in size
   */
  public IndexedAnimation indexed(List<AnimationFrame> frames, Coarseness coarseness) {
    requireOneSize(frames);
    Picture first = frames.get(0).picture();
    boolean alpha = frames.stream().anyMatch(frame -> frame.picture().hasAlpha());
    boolean transparent = alpha || frames.size() > 1;
    List<byte[]> pixels = frames.stream().map(frame -> frame.picture().rgba()).toList();
    boolean clears = alpha && !clearAlike(pixels);
    ColorCount counts = new ColorCount((long) first.width() * first.height() * frames.size());
    pixels.forEach(counts::add);
    Palette palette =
        new MedianCut(counts).palette(Math.max(1, coarseness.colors() - (transparent ? 1 : 0)));
    FrameDrawing drawing =
        new FrameDrawing(palette, first.width(), first.height(), coarseness, clears);
    for (int number = 0; number < frames.size(); number++) {
      drawing.add(pixels.get(number), frames.get(number).shownFor());
    }
    int[] colors = palette.colors();
    if (!transparent) {
      return new IndexedAnimation(
          first.width(), first.height(), colors, -1, false, drawing.frames());
    }
    int[] withClear = Arrays.copyOf(colors, colors.length + 1);
    return new IndexedAnimation(
        first.width(), first.height(), withClear, colors.length, clears, drawing.frames());
  }

  /** Whether the same pixels are clear in all frames. */
  private static boolean clearAlike(List<byte[]> frames) {
    byte[] first = frames.get(0);
    for (byte[] frame : frames) {
      for (int at = 3; at < frame.length; at += 4) {
        // Half opaque and more is negative as a byte.
        if ((frame[at] ^ first[at]) < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static void requireOneSize(List<AnimationFrame> frames) {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("an animation has at least one frame");
    }
    Picture first = frames.get(0).picture();
    for (AnimationFrame frame : frames) {
      Picture picture = frame.picture();
      if (picture.width() != first.width() || picture.height() != first.height()) {
        throw new IllegalArgumentException(
            "frames of one animation have one size, but there are %d × %d and %d × %d"
                .formatted(first.width(), first.height(), picture.width(), picture.height()));
      }
    }
  }
}
