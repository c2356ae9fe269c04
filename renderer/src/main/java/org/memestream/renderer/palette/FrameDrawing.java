package org.memestream.renderer.palette;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.renderer.palette.IndexedAnimation.Frame;

/** Draws one frame after the other in the colours of a palette, and keeps what changed. */
final class FrameDrawing {

  private static final int CHANNELS = 4;
  private static final int[][] BAYER = {
    {0, 32, 8, 40, 2, 34, 10, 42}, {48, 16, 56, 24, 50, 18, 58, 26},
    {12, 44, 4, 36, 14, 46, 6, 38}, {60, 28, 52, 20, 62, 30, 54, 22},
    {3, 35, 11, 43, 1, 33, 9, 41}, {51, 19, 59, 27, 49, 17, 57, 25},
    {15, 47, 7, 39, 13, 45, 5, 37}, {63, 31, 55, 23, 61, 29, 53, 21}
  };

  /** Of the palette's mean error. More of it shows as a pattern, less leaves steps. */
  private static final double STRENGTH = 0.75;

  private final Palette palette;
  private final int width;
  private final int height;
  private final boolean clears;
  private final int tolerated;
  private final Dithering dithering;
  private final byte transparent;
  private final int[][] shifts = new int[8][8];
  private final List<Frame> frames = new ArrayList<>();

  /** What is seen so far; null before the first frame. */
  private byte[] seen;

  /**
   * @param clears whether each frame stands alone
   */
  FrameDrawing(Palette palette, int width, int height, Coarseness coarseness, boolean clears) {
    this.palette = palette;
    this.width = width;
    this.height = height;
    this.clears = clears;
    this.tolerated = 3 * coarseness.tolerance() * coarseness.tolerance();
    this.dithering = coarseness.dithering();
    this.transparent = (byte) palette.size();
  }

  /** The frames, each with the time until the next. */
  List<Frame> frames() {
    return frames;
  }

  void add(byte[] rgba, Duration shownFor) {
    if (seen == null) {
      dither(rgba);
    }
    byte[] drawn = drawn(rgba);
    if (seen == null || clears) {
      seen = drawn;
      frames.add(new Frame(0, 0, width, height, drawn, shownFor));
      return;
    }
    Optional<Bounds> changed = Bounds.of(seen, drawn, width, height);
    if (changed.isEmpty()) {
      Frame last = frames.remove(frames.size() - 1);
      frames.add(
          new Frame(
              last.x(),
              last.y(),
              last.width(),
              last.height(),
              last.indices(),
              last.shownFor().plus(shownFor)));
      return;
    }
    frames.add(changes(drawn, changed.get(), shownFor));
    seen = drawn;
  }

  /** As strong as the palette is coarse for the first frame; a palette that has all needs none. */
  private void dither(byte[] rgba) {
    if (dithering == Dithering.NONE) {
      return;
    }
    long squares = 0;
    int sampled = 0;
    for (int at = 0; at < rgba.length; at += CHANNELS * 7) {
      int red = rgba[at] & 0xff;
      int green = rgba[at + 1] & 0xff;
      int blue = rgba[at + 2] & 0xff;
      squares += Palette.distance(palette.color(palette.index(red, green, blue)), red, green, blue);
      sampled++;
    }
    double amplitude = STRENGTH * Math.sqrt(squares / 3.0 / sampled);
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        shifts[y][x] = (int) Math.round(amplitude * (BAYER[y][x] - 31.5) / 31.5);
      }
    }
  }

  private byte[] drawn(byte[] rgba) {
    byte[] drawn = new byte[width * height];
    boolean keeps = seen != null && !clears && tolerated > 0;
    for (int y = 0, pixel = 0, at = 0; y < height; y++) {
      int[] shift = shifts[y & 7];
      for (int x = 0; x < width; x++, pixel++, at += CHANNELS) {
        int red = rgba[at] & 0xff;
        int green = rgba[at + 1] & 0xff;
        int blue = rgba[at + 2] & 0xff;
        if (rgba[at + 3] >= 0) {
          drawn[pixel] = transparent;
        } else if (keeps
            && Palette.distance(palette.color(seen[pixel] & 0xff), red, green, blue) <= tolerated) {
          drawn[pixel] = seen[pixel];
        } else {
          int by = shift[x & 7];
          drawn[pixel] =
              (byte) palette.index(within(red + by), within(green + by), within(blue + by));
        }
      }
    }
    return drawn;
  }

  private static int within(int level) {
    return level < 0 ? 0 : Math.min(level, 255);
  }

  private Frame changes(byte[] drawn, Bounds changed, Duration shownFor) {
    int across = changed.right() - changed.left() + 1;
    int down = changed.bottom() - changed.top() + 1;
    byte[] indices = new byte[across * down];
    for (int y = 0, to = 0; y < down; y++) {
      int from = (changed.top() + y) * width + changed.left();
      for (int x = 0; x < across; x++, from++, to++) {
        indices[to] = drawn[from] == seen[from] ? transparent : drawn[from];
      }
    }
    return new Frame(changed.left(), changed.top(), across, down, indices, shownFor);
  }
}
