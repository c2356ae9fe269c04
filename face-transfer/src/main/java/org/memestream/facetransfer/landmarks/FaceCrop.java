package org.memestream.facetransfer.landmarks;

import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.Keypoints;
import org.memestream.runtime.picture.Picture;

/**
 * A square on a picture, perhaps turned, as networks want to see a face.
 *
 * <p>Whole coordinates are centres of pixels, in the picture as in the crop.
 *
 * @param centreX pixels of the picture
 * @param centreY pixels of the picture
 * @param side pixels of the picture, above 0
 * @param roll how far the square is turned clockwise, in radians; a face with this roll is level in
 *     the crop
 */
public record FaceCrop(double centreX, double centreY, double side, double roll) {

  /** Step between samples, in blocks, up to which none of them is passed over. */
  private static final double FINE = 1.34;

  public FaceCrop {
    if (!Double.isFinite(centreX) || !Double.isFinite(centreY) || !Double.isFinite(roll)) {
      throw new IllegalArgumentException(
          "a crop lies at finite coordinates, but this at %s,%s with roll %s"
              .formatted(centreX, centreY, roll));
    }
    if (!(side > 0) || !Double.isFinite(side)) {
      throw new IllegalArgumentException("the side of a crop is above 0, but was " + side);
    }
  }

  /**
   * The square around a detected face, level with its eyes if the detector tells where they are.
   *
   * @param factor side of the crop over the longer side of the box
   */
  public static FaceCrop around(DetectedFace face, double factor) {
    FaceBox box = face.box();
    return new FaceCrop(
        box.x() + box.width() / 2.0,
        box.y() + box.height() / 2.0,
        factor * Math.max(box.width(), box.height()),
        face.keypoints().map(Keypoints::roll).orElse(0.0));
  }

  /**
   * The square around found points, level with the outer eye corners.
   *
   * @param factor side of the crop over the longer extent of the points in the level frame
   */
  public static FaceCrop around(Landmarks landmarks, double factor) {
    double roll = landmarks.roll();
    double cos = Math.cos(roll);
    double sin = Math.sin(roll);
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      double x = landmarks.x(vertex) * cos + landmarks.y(vertex) * sin;
      double y = landmarks.y(vertex) * cos - landmarks.x(vertex) * sin;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    double x = (left + right) / 2;
    double y = (top + bottom) / 2;
    return new FaceCrop(
        x * cos - y * sin,
        x * sin + y * cos,
        Math.max(1e-3, factor * Math.max(right - left, bottom - top)),
        roll);
  }

  /**
   * Samples the square, bilinearly; where it shrinks, over means of pixels, so that fine texture
   * does not turn to moiré. Outside the picture its border pixels repeat; transparent pixels lie on
   * white.
   *
   * @param pixels side of the answer
   * @return pixels * pixels * 3 bytes, row by row: R, G, B
   */
  public byte[] cut(Picture picture, int pixels) {
    double step = side / pixels;
    int shrink = Math.max(1, (int) Math.floor(step));
    ReducedRegion region = ReducedRegion.of(picture, this, shrink);
    int samples = step / shrink > FINE ? 2 : 1;
    float share = 1f / (samples * samples);
    double cos = Math.cos(roll) * step;
    double sin = Math.sin(roll) * step;
    byte[] crop = new byte[pixels * pixels * 3];
    float[] sum = new float[3];
    int at = 0;
    for (int row = 0; row < pixels; row++) {
      for (int column = 0; column < pixels; column++) {
        sum[0] = 0.5f;
        sum[1] = 0.5f;
        sum[2] = 0.5f;
        for (int sample = 0; sample < samples * samples; sample++) {
          double u = column + (sample % samples + 0.5) / samples - pixels / 2.0;
          double v = row + (sample / samples + 0.5) / samples - pixels / 2.0;
          region.add(centreX + u * cos - v * sin, centreY + u * sin + v * cos, share, sum);
        }
        crop[at++] = (byte) sum[0];
        crop[at++] = (byte) sum[1];
        crop[at++] = (byte) sum[2];
      }
    }
    return crop;
  }

  /**
   * Points of the crop in the picture.
   *
   * @param xyz numbers in sides of the crop: x and y from its centre, -0.5 to 0.5 inside, and z
   * @return as many numbers in pixels of the picture
   */
  public float[] toPicture(float[] xyz) {
    return mapped(xyz, side * Math.cos(roll), side * Math.sin(roll), side, centreX, centreY);
  }

  /** Points of the picture in the crop; undoes {@link #toPicture}. */
  public float[] fromPicture(float[] xyz) {
    double cos = Math.cos(roll) / side;
    double sin = -Math.sin(roll) / side;
    return mapped(
        xyz,
        cos,
        sin,
        1 / side,
        -(centreX * cos - centreY * sin),
        -(centreX * sin + centreY * cos));
  }

  private static float[] mapped(
      float[] xyz, double cos, double sin, double depth, double shiftX, double shiftY) {
    float[] mapped = new float[xyz.length];
    for (int i = 0; i + 2 < xyz.length; i += 3) {
      mapped[i] = (float) (xyz[i] * cos - xyz[i + 1] * sin + shiftX);
      mapped[i + 1] = (float) (xyz[i] * sin + xyz[i + 1] * cos + shiftY);
      mapped[i + 2] = (float) (xyz[i + 2] * depth);
    }
    return mapped;
  }
}
