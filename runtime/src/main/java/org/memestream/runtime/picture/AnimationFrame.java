package org.memestream.runtime.picture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One frame of an animation.
 *
 * @param picture what is seen
 * @param shownFor how long, above zero
 */
public record AnimationFrame(Picture picture, Duration shownFor) {

  public AnimationFrame {
    Objects.requireNonNull(picture, "picture");
    if (shownFor.isNegative() || shownFor.isZero()) {
      throw new IllegalArgumentException(
          "a frame is shown for more than no time, but was to be for " + shownFor);
    }
  }

  /** Pictures that follow each other at an even pace. */
  public static List<AnimationFrame> evenly(List<Picture> pictures, Duration shownFor) {
    return pictures.stream().map(picture -> new AnimationFrame(picture, shownFor)).toList();
  }

  /**
   * At most so many of the frames, spread evenly, the first among them. Each is shown for as long
   * as itself and the frames that are left out after it, so that the whole lasts as long as before.
   *
   * @param most 1 or more
   */
  public static List<AnimationFrame> thinned(List<AnimationFrame> frames, int most) {
    if (frames.size() <= most) {
      return List.copyOf(frames);
    }
    Thinning thinning = new Thinning(frames.size(), most);
    List<AnimationFrame> kept = new ArrayList<>();
    Duration shownFor = Duration.ZERO;
    for (int frame = frames.size() - 1; frame >= 0; frame--) {
      shownFor = shownFor.plus(frames.get(frame).shownFor());
      if (thinning.keeps(frame)) {
        kept.add(0, new AnimationFrame(frames.get(frame).picture(), shownFor));
        shownFor = Duration.ZERO;
      }
    }
    return kept;
  }
}
