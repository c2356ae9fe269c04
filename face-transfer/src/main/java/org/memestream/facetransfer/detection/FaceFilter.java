package org.memestream.facetransfer.detection;

import org.memestream.facetransfer.detection.FaceVerdict.Unusable;
import org.memestream.facetransfer.detection.FaceVerdict.Usable;
import org.memestream.facetransfer.detection.Keypoints.Point;
import org.memestream.runtime.picture.Picture;

/**
 * Says which of the detected faces can take on or give an expression. Of several problems the first
 * of size, turn and blur is told.
 *
 * @param minSide pixels that the shorter side of a face box must have, at least 1
 * @param minSharpness 0 lets every face pass; see {@link #DEFAULT}
 * @param maxTurn how far the tip of the nose may be from the middle of the eyes, along their line,
 *     in distances of the eyes; see {@link #DEFAULT}
 */
public record FaceFilter(int minSide, double minSharpness, double maxTurn) {

  /**
   * Faces of 40 pixels. Blur: portraits with a Gaussian blur of 2 % of the face's width pass, of 3
   * % no longer. Turn: on meme templates three-quarter views have 0.2 to 0.42, near profiles 0.45
   * and more; the single-shot detector's keypoints understate the turn, so that it lets some
   * profiles pass.
   */
  public static final FaceFilter DEFAULT = new FaceFilter(40, 0.1, 0.45);

  public FaceFilter {
    if (minSide < 1) {
      throw new IllegalArgumentException("minSide must be at least 1, but is " + minSide);
    }
    if (!(minSharpness >= 0)) {
      throw new IllegalArgumentException("minSharpness must be 0 or more, but is " + minSharpness);
    }
    if (!(maxTurn > 0)) {
      throw new IllegalArgumentException("maxTurn must be above 0, but is " + maxTurn);
    }
  }

  /** The same filter for another least size of faces. */
  public FaceFilter withMinSide(int pixels) {
    return new FaceFilter(pixels, minSharpness, maxTurn);
  }

  /**
   * Judges one face.
   *
   * @param picture the one that the face was found in
   */
  public FaceVerdict judge(Picture picture, DetectedFace face) {
    int side = face.box().shorterSide();
    if (side < minSide) {
      return new Unusable(
          FaceProblem.FACE_TOO_SMALL,
          "A face of %d pixels is too small; at least %d are needed. Use a larger picture."
              .formatted(side, minSide));
    }
    if (face.keypoints().map(FaceFilter::turn).orElse(0.0) > maxTurn) {
      return new Unusable(
          FaceProblem.FACE_TOO_TURNED,
          "The face is turned too far to the side. Use a picture in which both eyes look towards"
              + " the camera.");
    }
    if (Sharpness.of(picture, face.box()) < minSharpness) {
      return new Unusable(
          FaceProblem.FACE_TOO_BLURRED,
          "The face is too blurred. Use a sharper picture, or one that was not enlarged.");
    }
    return new Usable();
  }

  /**
   * 0 for a face from the front, about 0.35 for three quarters, 1 and more for a profile, where the
   * eyes come together and the nose stands beside them.
   */
  private static double turn(Keypoints points) {
    Point left = points.leftEye();
    Point right = points.rightEye();
    double x = right.x() - left.x();
    double y = right.y() - left.y();
    double squared = x * x + y * y;
    if (squared < 1e-9) {
      return Double.POSITIVE_INFINITY;
    }
    double noseX = points.nose().x() - (left.x() + right.x()) / 2;
    double noseY = points.nose().y() - (left.y() + right.y()) / 2;
    // Eyes in the wrong order are those of a face that looks away.
    return Math.abs((noseX * x + noseY * y) / squared);
  }
}
