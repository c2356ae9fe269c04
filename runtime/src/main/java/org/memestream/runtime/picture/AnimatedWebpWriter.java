package org.memestream.runtime.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Encodes animated WEBPs that loop forever. Of each frame only the rectangle that changed is
 * stored. Holds pixels and timing and nothing else; the same frames give the same bytes. Stateless
 * and thread-safe.
 */
public final class AnimatedWebpWriter {

  private static final int BYTES = 4;

  private final PictureWriter stills = new PictureWriter();

  /**
   * @param frames at least one, all of one size
   * @param quality of the lossy coding, 1 to 100
   */
  public byte[] webp(List<AnimationFrame> frames, int quality) {
    requireOneSize(frames);
    Picture first = frames.get(0).picture();
    WebpFile file = new WebpFile(first.width(), first.height());
    Rectangle box = new Rectangle(0, 0, first.width(), first.height());
    long millis = 0;
    Picture waiting = first;
    for (int number = 0; number < frames.size(); number++) {
      millis += Math.max(1, frames.get(number).shownFor().toMillis());
      Optional<Rectangle> next = next(frames, number);
      if (next.isEmpty() && number + 1 < frames.size()) {
        continue;
      }
      Picture part = box.cut(waiting);
      file.add(stills.webp(part, quality), box.x(), box.y(), part, millis);
      millis = 0;
      if (next.isPresent()) {
        box = next.get();
        waiting = frames.get(number + 1).picture();
      }
    }
    return file.bytes();
  }

  /** What changes after this frame, if anything does. */
  private static Optional<Rectangle> next(List<AnimationFrame> frames, int number) {
    return number + 1 == frames.size()
        ? Optional.empty()
        : changed(frames.get(number).picture(), frames.get(number + 1).picture());
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

  private static Optional<Rectangle> changed(Picture before, Picture after) {
    byte[] old = before.sharedRgba();
    byte[] fresh = after.sharedRgba();
    int width = after.width();
    int left = width;
    int right = -1;
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < after.height(); y++) {
      int row = y * width * BYTES;
      int end = row + width * BYTES;
      int from = Arrays.mismatch(old, row, end, fresh, row, end);
      if (from < 0) {
        continue;
      }
      top = top < 0 ? y : top;
      bottom = y;
      left = Math.min(left, from / BYTES);
      int to = end - 1;
      while (old[to] == fresh[to]) {
        to--;
      }
      right = Math.max(right, (to - row) / BYTES);
    }
    if (top < 0) {
      return Optional.empty();
    }
    // A frame's corner has even coordinates.
    int x = left & ~1;
    int y = top & ~1;
    return Optional.of(new Rectangle(x, y, right - x + 1, bottom - y + 1));
  }

  private record Rectangle(int x, int y, int width, int height) {

    Picture cut(Picture picture) {
      if (width == picture.width() && height == picture.height()) {
        return picture;
      }
      byte[] from = picture.sharedRgba();
      byte[] to = new byte[width * height * BYTES];
      for (int row = 0; row < height; row++) {
        System.arraycopy(
            from,
            ((y + row) * picture.width() + x) * BYTES,
            to,
            row * width * BYTES,
            width * BYTES);
      }
      return Picture.owning(width, height, to, 1);
    }
  }
}
