package org.memestream.renderer.output;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Size;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;

/**
 * What a meme is drawn on.
 *
 * @param still for pictures that do not move: one frame
 * @param moving for pictures that do; empty for a meme that stands still
 */
public record MemeSource(Scene still, Optional<Moving> moving) {

  public MemeSource {
    Objects.requireNonNull(moving, "moving");
    if (still.frames().size() != 1) {
      throw new IllegalArgumentException("a still has one frame, not " + still.frames().size());
    }
  }

  /** A meme that stands still. */
  public static MemeSource still(Scene scene) {
    return new MemeSource(scene, Optional.empty());
  }

  /**
   * What is drawn on a picture, and on its frames where it moves.
   *
   * @param still the picture
   * @param frames of the same picture in the same size as it, or scaled; fewer than two for one
   *     that stands still
   * @param source size of the picture in which the faces were found
   * @param faces where faces are
   */
  public static MemeSource of(
      Picture still, List<AnimationFrame> frames, Size source, List<FaceBox> faces) {
    Scene scene = new Scene(List.of(still), source, faces);
    if (frames.size() < 2) {
      return still(scene);
    }
    Scene moving = new Scene(frames.stream().map(AnimationFrame::picture).toList(), source, faces);
    return new MemeSource(
        scene,
        Optional.of(new Moving(moving, frames.stream().map(AnimationFrame::shownFor).toList())));
  }

  /**
   * An animation.
   *
   * @param scene its frames
   * @param shownFor how long each is shown
   */
  public record Moving(Scene scene, List<Duration> shownFor) {

    public Moving {
      shownFor = List.copyOf(shownFor);
      if (scene.frames().size() != shownFor.size()) {
        throw new IllegalArgumentException(
            "%d frames have %d times".formatted(scene.frames().size(), shownFor.size()));
      }
    }
  }
}
