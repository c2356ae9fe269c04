package org.memestream.facetransfer.transfer;

import java.util.List;
import java.util.Objects;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.runtime.picture.Picture;

/** What came of a request. */
public sealed interface TransferOutcome {

  /**
   * At least one face has the expression.
   *
   * @param picture of the target's size; the same bytes as the target outside the changed faces
   * @param frames of the animation, in order; empty when none was asked for. Of a picture that
   *     moves as many as it has, and {@code picture} is one of them at the full expression
   * @param changed boxes of the faces that changed, largest first
   * @param unchanged the faces that were asked for and kept their expression, largest first
   * @param lostFrames of a picture that moves: frames in which a face that changes in others was
   *     not found and stays as it is
   */
  record Transferred(
      Picture picture,
      List<Picture> frames,
      List<FaceBox> changed,
      List<Unchanged> unchanged,
      int lostFrames)
      implements TransferOutcome {

    /** Of a picture that does not move. */
    public Transferred(
        Picture picture, List<Picture> frames, List<FaceBox> changed, List<Unchanged> unchanged) {
      this(picture, frames, changed, unchanged, 0);
    }

    public Transferred {
      Objects.requireNonNull(picture, "picture");
      frames = List.copyOf(frames);
      changed = List.copyOf(changed);
      unchanged = List.copyOf(unchanged);
    }
  }

  /**
   * Nothing changed.
   *
   * @param sentence what stands in the way and what to do; fit for a user to read
   */
  record Refused(FaceProblem problem, String sentence) implements TransferOutcome {
    public Refused {
      Objects.requireNonNull(problem, "problem");
      Objects.requireNonNull(sentence, "sentence");
    }

    /** There is no face that was meant, among so many that were found. */
    static Refused noFace(int found, FaceSelection asked) {
      return new Refused(
          FaceProblem.NO_FACE,
          found == 0
              ? "No face was found in the picture. Use one that shows a face from the front."
              : "The picture shows fewer faces than that: %d, so there is no face %s."
                  .formatted(found, asked));
    }
  }

  /** A face that kept its expression, and why. */
  record Unchanged(FaceBox box, FaceProblem problem, String sentence) {
    public Unchanged {
      Objects.requireNonNull(box, "box");
      Objects.requireNonNull(problem, "problem");
      Objects.requireNonNull(sentence, "sentence");
    }
  }
}
