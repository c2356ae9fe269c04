package org.memestream.runtime.picture;

/**
 * Which frames of a long animation are kept: evenly spread ones, with the first.
 *
 * @param frames how many there are
 * @param most how many are kept when there are more
 */
record Thinning(int frames, int most) {

  Thinning {
    if (frames < 1 || most < 1) {
      throw new IllegalArgumentException(
          "at least one frame is there and kept, but got " + frames + " and " + most);
    }
  }

  /** How many frames are kept. */
  int kept() {
    return Math.min(frames, most);
  }

  /** Whether the frame of that number, from 0, is kept. */
  boolean keeps(int frame) {
    long before = frame == 0 ? -1 : (long) (frame - 1) * kept() / frames;
    return (long) frame * kept() / frames > before;
  }
}
