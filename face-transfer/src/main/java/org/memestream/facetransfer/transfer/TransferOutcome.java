package org.memestream.facetransfer.transfer;

import java.util.List;
import java.util.Objects;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.runtime.picture.Picture;

/** What came of a request. */
public sealed interface TransferOutcome {

  /**
   * At least one face has the expression.
   *
   * @param picture of the target's size; the same bytes as the target outside the changed faces
   * @param frames of the animation, in order; empty when none was asked for
   * @param changed boxes of the faces that changed, largest first
   * @param unchanged the faces that were asked for and kept their expression, largest first
   */
  record Transferred(
      Picture picture, List<Picture> frames, List<FaceBox> changed, List<Unchanged> unchanged)
      implements TransferOutcome {
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
