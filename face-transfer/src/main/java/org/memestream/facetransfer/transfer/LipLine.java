package org.memestream.facetransfer.transfer;

import java.util.List;
import org.memestream.facetransfer.landmarks.FaceMesh;

/**
 * The inside of a mouth as columns from the upper to the lower lip, in a frame whose x runs from
 * one corner of the mouth to the other.
 */
final class LipLine {

  /** Columns: both corners, where the lips meet, and nine between. */
  static final int COLUMNS = 11;

  private static final int POINTS = FaceMesh.INNER_LIPS.size();

  private final float originX;
  private final float originY;
  private final float cos;
  private final float sin;
  private final float[] upperX = new float[COLUMNS];
  private final float[] upperY = new float[COLUMNS];
  private final float[] lowerX = new float[COLUMNS];
  private final float[] lowerY = new float[COLUMNS];

  /**
   * @param lips x, y of the 20 {@link FaceMesh#INNER_LIPS}, in any unit
   */
  LipLine(float[] lips) {
    int right = COLUMNS - 1;
    originX = lips[0];
    originY = lips[1];
    float dx = lips[2 * right] - originX;
    float dy = lips[2 * right + 1] - originY;
    float length = Math.max(1e-3f, (float) Math.hypot(dx, dy));
    cos = dx / length;
    sin = dy / length;
    for (int column = 0; column < COLUMNS; column++) {
      int lower = (POINTS - column) % POINTS;
      upperX[column] = along(lips[2 * column], lips[2 * column + 1]);
      upperY[column] = down(lips[2 * column], lips[2 * column + 1]);
      lowerX[column] = along(lips[2 * lower], lips[2 * lower + 1]);
      lowerY[column] = down(lips[2 * lower], lips[2 * lower + 1]);
    }
  }

  /** The inner lips of vertices (x, y, z each): x, y of 20 points. */
  static float[] of(float[] vertices) {
    List<Integer> lips = FaceMesh.INNER_LIPS;
    float[] points = new float[2 * lips.size()];
    for (int i = 0; i < lips.size(); i++) {
      points[2 * i] = vertices[3 * lips.get(i)];
      points[2 * i + 1] = vertices[3 * lips.get(i) + 1];
    }
    return points;
  }

  float along(float x, float y) {
    return (x - originX) * cos + (y - originY) * sin;
  }

  float down(float x, float y) {
    return (y - originY) * cos - (x - originX) * sin;
  }

  /** x of a place in this frame. */
  float pictureX(float along, float down) {
    return originX + along * cos - down * sin;
  }

  /** y of a place in this frame. */
  float pictureY(float along, float down) {
    return originY + along * sin + down * cos;
  }

  /** Distance of the corners. */
  float width() {
    return upperX[COLUMNS - 1];
  }

  /** Largest opening of all columns, at least 0. */
  float opening() {
    float most = 0;
    for (int column = 0; column < COLUMNS; column++) {
      most = Math.max(most, lowerY[column] - upperY[column]);
    }
    return most;
  }

  float upper(float along) {
    return interpolated(upperX, upperY, along);
  }

  float lower(float along) {
    return interpolated(lowerX, lowerY, along);
  }

  /** The column, between 0 and 10, at a place between the corners. */
  float column(float along) {
    for (int column = 1; column < COLUMNS; column++) {
      float left = (upperX[column - 1] + lowerX[column - 1]) / 2;
      float right = (upperX[column] + lowerX[column]) / 2;
      if (along <= right || column == COLUMNS - 1) {
        return column - 1 + Smooth.clamp((along - left) / Math.max(1e-3f, right - left), 0, 1);
      }
    }
    return COLUMNS - 1;
  }

  /** x of a place between the lips: 0 at the upper, 1 at the lower lip, beyond outside. */
  float x(float column, float share) {
    return originX
        + cos * at(upperX, lowerX, column, share)
        - sin * at(upperY, lowerY, column, share);
  }

  /** y of a place between the lips: 0 at the upper, 1 at the lower lip, beyond outside. */
  float y(float column, float share) {
    return originY
        + sin * at(upperX, lowerX, column, share)
        + cos * at(upperY, lowerY, column, share);
  }

  private static float at(float[] upper, float[] lower, float column, float share) {
    int left = Math.min(COLUMNS - 2, (int) column);
    float right = column - left;
    float above = upper[left] + right * (upper[left + 1] - upper[left]);
    float below = lower[left] + right * (lower[left + 1] - lower[left]);
    return above + share * (below - above);
  }

  private static float interpolated(float[] xs, float[] ys, float x) {
    for (int i = 1; i < xs.length; i++) {
      if (x <= xs[i] || i == xs.length - 1) {
        float t = Smooth.clamp((x - xs[i - 1]) / Math.max(1e-3f, xs[i] - xs[i - 1]), 0, 1);
        return ys[i - 1] + t * (ys[i] - ys[i - 1]);
      }
    }
    return ys[0];
  }
}
