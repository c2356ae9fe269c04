package org.memestream.facetransfer.detection;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * One face that a detector found.
 *
 * @param box where it is
 * @param score how sure the detector is; higher is surer, and only scores of the same detector
 *     compare
 * @param keypoints eyes, nose and mouth, from detectors that tell them
 */
public record DetectedFace(FaceBox box, double score, Optional<Keypoints> keypoints) {

  /** Largest first; equal sizes from left to right, then from top to bottom. */
  public static final Comparator<DetectedFace> LARGEST_FIRST =
      Comparator.comparingLong((DetectedFace face) -> face.box().area())
          .reversed()
          .thenComparingInt(face -> face.box().x())
          .thenComparingInt(face -> face.box().y());

  public DetectedFace {
    Objects.requireNonNull(box, "box");
    Objects.requireNonNull(keypoints, "keypoints");
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("the score of a face is a number, but was NaN");
    }
  }

  /** A face of a detector that tells no keypoints. */
  public DetectedFace(FaceBox box, double score) {
    this(box, score, Optional.empty());
  }
}
