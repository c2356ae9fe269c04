package org.memestream.facetransfer.training;

import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.landmarks.Similarity;
import org.memestream.runtime.picture.Picture;

/** What a transfer did to a picture, in numbers. */
final class FaceMeasures {

  /** The outer ring of the warp: points of the oval so much further from their middle. */
  private static final double OUTER_RING = 1.70;

  private FaceMeasures() {}

  /**
   * How far a head has turned, in degrees.
   *
   * @param canonical 468 * 3 numbers, the face that both are aligned to
   */
  static double poseDrift(Landmarks before, Landmarks after, float[] canonical) {
    double[] one = Similarity.between(before.xyz(), canonical, FaceMesh.RIGID).rotation();
    double[] other = Similarity.between(after.xyz(), canonical, FaceMesh.RIGID).rotation();
    double trace = 0;
    for (int i = 0; i < one.length; i++) {
      trace += one[i] * other[i];
    }
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, (trace - 1) / 2))));
  }

  /** Variance of the Laplacian of the brightness in the box around a face. */
  static double sharpness(Picture picture, Landmarks face) {
    int left = Math.max(1, (int) extreme(face, 0, -1));
    int right = Math.min(picture.width() - 2, (int) extreme(face, 0, 1));
    int top = Math.max(1, (int) extreme(face, 1, -1));
    int bottom = Math.min(picture.height() - 2, (int) extreme(face, 1, 1));
    double sum = 0;
    double squares = 0;
    long pixels = 0;
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double laplacian =
            grey(picture, x - 1, y)
                + grey(picture, x + 1, y)
                + grey(picture, x, y - 1)
                + grey(picture, x, y + 1)
                - 4 * grey(picture, x, y);
        sum += laplacian;
        squares += laplacian * laplacian;
        pixels++;
      }
    }
    return squares / pixels - (sum / pixels) * (sum / pixels);
  }

  private static double extreme(Landmarks face, int axis, int sign) {
    double most = Double.NEGATIVE_INFINITY;
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      most = Math.max(most, sign * (axis == 0 ? face.x(vertex) : face.y(vertex)));
    }
    return sign * most;
  }

  private static double grey(Picture picture, int x, int y) {
    int argb = picture.argb(x, y);
    return 0.299 * (argb >> 16 & 0xff) + 0.587 * (argb >> 8 & 0xff) + 0.114 * (argb & 0xff);
  }

  /** Share of the pixels outside the outer ring around a face that are the same in both. */
  static double untouched(Picture before, Picture after, Landmarks face) {
    float[] oval = face.xy(FaceMesh.FACE_OVAL);
    double x = 0;
    double y = 0;
    int points = oval.length / 2;
    for (int i = 0; i < points; i++) {
      x += oval[2 * i] / points;
      y += oval[2 * i + 1] / points;
    }
    double[] box = {x, x, y, y};
    for (int i = 0; i < points; i++) {
      double ringX = x + OUTER_RING * (oval[2 * i] - x);
      double ringY = y + OUTER_RING * (oval[2 * i + 1] - y);
      box[0] = Math.min(box[0], ringX - 1);
      box[1] = Math.max(box[1], ringX + 1);
      box[2] = Math.min(box[2], ringY - 1);
      box[3] = Math.max(box[3], ringY + 1);
    }
    long outside = 0;
    long same = 0;
    for (int row = 0; row < before.height(); row++) {
      for (int column = 0; column < before.width(); column++) {
        if (column < box[0] || column > box[1] || row < box[2] || row > box[3]) {
          outside++;
          same += before.argb(column, row) == after.argb(column, row) ? 1 : 0;
        }
      }
    }
    return outside == 0 ? 1 : (double) same / outside;
  }

  /** Share of all pixels that are the same in both. */
  static double same(Picture before, Picture after) {
    long same = 0;
    for (int row = 0; row < before.height(); row++) {
      for (int column = 0; column < before.width(); column++) {
        same += before.argb(column, row) == after.argb(column, row) ? 1 : 0;
      }
    }
    return (double) same / before.width() / before.height();
  }
}
