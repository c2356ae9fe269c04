package org.memestream.renderer.palette;

import java.util.Arrays;
import java.util.Optional;

/** The smallest rectangle around what differs; its edges belong to it. */
record Bounds(int left, int top, int right, int bottom) {

  /** Where two pictures of one size differ, if they do. */
  static Optional<Bounds> of(byte[] before, byte[] after, int width, int height) {
    int left = width;
    int right = -1;
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int first = Arrays.mismatch(before, row, row + width, after, row, row + width);
      if (first < 0) {
        continue;
      }
      top = top < 0 ? y : top;
      bottom = y;
      left = Math.min(left, first);
      int last = width - 1;
      while (before[row + last] == after[row + last]) {
        last--;
      }
      right = Math.max(right, last);
    }
    return top < 0 ? Optional.empty() : Optional.of(new Bounds(left, top, right, bottom));
  }
}
