package org.memestream.facetransfer.detection;

import java.util.List;
import java.util.Objects;

/**
 * Five points of a face, in pixels of the picture it was found in. Left and right are those of the
 * picture.
 *
 * @param leftEye middle of the eye
 * @param rightEye middle of the eye
 * @param nose its tip
 * @param leftMouthCorner where the lips meet
 * @param rightMouthCorner where the lips meet
 */
public record Keypoints(
    Point leftEye, Point rightEye, Point nose, Point leftMouthCorner, Point rightMouthCorner) {

  /**
   * A place in a picture.
   *
   * @param x pixels to the right; may lie outside the picture
   * @param y pixels down; may lie outside the picture
   */
  public record Point(double x, double y) {}

  public Keypoints {
    Objects.requireNonNull(leftEye, "leftEye");
    Objects.requireNonNull(rightEye, "rightEye");
    Objects.requireNonNull(nose, "nose");
    Objects.requireNonNull(leftMouthCorner, "leftMouthCorner");
    Objects.requireNonNull(rightMouthCorner, "rightMouthCorner");
  }

  /** All five, in the order in which they are named above. */
  public List<Point> all() {
    return List.of(leftEye, rightEye, nose, leftMouthCorner, rightMouthCorner);
  }

  /** How far the line of the eyes is turned clockwise from level, in radians, -pi to pi. */
  public double roll() {
    return Math.atan2(rightEye.y() - leftEye.y(), rightEye.x() - leftEye.x());
  }
}
