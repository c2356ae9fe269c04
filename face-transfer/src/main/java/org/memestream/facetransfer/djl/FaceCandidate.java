package org.memestream.facetransfer.djl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.Keypoints;
import org.memestream.facetransfer.detection.Keypoints.Point;

/**
 * What one cell of a detector takes for a face, in pixels of the field that it saw.
 *
 * @param x middle of the box
 * @param y middle of the box
 * @param width of the box
 * @param height of the box
 * @param score 0 to 1
 * @param points x and y of the eyes, the nose and the corners of the mouth, left of the picture
 *     first; 10 numbers
 */
public record FaceCandidate(
    double x, double y, double width, double height, double score, double[] points) {

  private static final Comparator<FaceCandidate> BEST_FIRST =
      Comparator.comparingDouble(FaceCandidate::score)
          .reversed()
          .thenComparingDouble(FaceCandidate::x)
          .thenComparingDouble(FaceCandidate::y);

  /** Shared area over joint area, 0 to 1. */
  public double overlap(FaceCandidate other) {
    double across = shared(x, width, other.x, other.width);
    double down = shared(y, height, other.y, other.height);
    double both = across * down;
    return both / (width * height + other.width * other.height - both);
  }

  private static double shared(double a, double sideA, double b, double sideB) {
    return Math.max(
        0, Math.min(a + sideA / 2, b + sideB / 2) - Math.max(a - sideA / 2, b - sideB / 2));
  }

  /**
   * Non-maximum suppression: from the surest on, whatever overlaps a kept one by more is dropped.
   *
   * @param maxOverlap shared area over joint area
   * @return the surest first
   */
  public static List<FaceCandidate> strongest(List<FaceCandidate> all, double maxOverlap) {
    List<FaceCandidate> kept = new ArrayList<>();
    for (FaceCandidate candidate : all.stream().sorted(BEST_FIRST).toList()) {
      if (kept.stream().noneMatch(other -> other.overlap(candidate) > maxOverlap)) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  /** The same face where the field's pixels are so much larger. */
  public FaceCandidate scaled(double by) {
    double[] scaled = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      scaled[i] = by * points[i];
    }
    return new FaceCandidate(by * x, by * y, by * width, by * height, score, scaled);
  }

  /** As a face of a picture of that size, clipped to it; empty if nothing of it is inside. */
  Optional<DetectedFace> face(int pictureWidth, int pictureHeight) {
    int left = clipped(x - width / 2, pictureWidth);
    int right = clipped(x + width / 2, pictureWidth);
    int top = clipped(y - height / 2, pictureHeight);
    int bottom = clipped(y + height / 2, pictureHeight);
    if (right <= left || bottom <= top) {
      return Optional.empty();
    }
    Keypoints keypoints = new Keypoints(point(0), point(1), point(2), point(3), point(4));
    return Optional.of(
        new DetectedFace(
            new FaceBox(left, top, right - left, bottom - top), score, Optional.of(keypoints)));
  }

  private static int clipped(double at, int side) {
    return (int) Math.max(0, Math.min(side, Math.round(at)));
  }

  private Point point(int index) {
    return new Point(points[2 * index], points[2 * index + 1]);
  }
}
