package org.memestream.facetransfer.transfer;

import java.util.List;
import java.util.Objects;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;

/**
 * What shall be done to a picture that moves.
 *
 * @param frames at least one, all of one size
 * @param source whose expression the faces take on
 * @param strength 0 (nothing changes) to {@value TransferRequest#MAX_STRENGTH} (exaggerated)
 * @param faces which of the faces of the first frame that shows them; they stay the chosen ones
 * @param region which part of them
 * @param course when the expression is there
 */
public record MovingRequest(
    List<AnimationFrame> frames,
    ExpressionSource source,
    double strength,
    FaceSelection faces,
    FaceRegion region,
    Course course) {

  /** When an expression is there. */
  public enum Course {
    /** From the first frame to the last. */
    STEADY,
    /** It grows from the faces' own to the new one and goes again, once while the frames pass. */
    THERE_AND_BACK
  }

  public MovingRequest {
    frames = List.copyOf(frames);
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(faces, "faces");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(course, "course");
    TransferRequest.checkStrength(strength);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("a picture that moves has at least one frame");
    }
    Picture first = frames.get(0).picture();
    for (AnimationFrame frame : frames) {
      Picture picture = frame.picture();
      if (picture.width() != first.width() || picture.height() != first.height()) {
        throw new IllegalArgumentException(
            "frames have one size, but there are %d × %d and %d × %d"
                .formatted(first.width(), first.height(), picture.width(), picture.height()));
      }
    }
  }

  /** What is seen, in order. */
  List<Picture> pictures() {
    return frames.stream().map(AnimationFrame::picture).toList();
  }
}
