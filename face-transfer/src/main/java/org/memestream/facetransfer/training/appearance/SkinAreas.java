package org.memestream.facetransfer.training.appearance;

import java.util.List;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.transfer.CanonicalMap;

/**
 * Where on the {@link CanonicalMap} wrinkles are learned: skin, but not eyes, nostrils, lips and
 * the border, where moved edges would pass for wrinkles, and brows and the tip of the nose only in
 * part.
 */
final class SkinAreas {

  private static final int SIDE = CanonicalMap.SIDE;
  private static final List<Integer> OUTER_LIPS =
      List.of(
          61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91,
          146);
  private static final List<Integer> LEFT_BROW = List.of(70, 63, 105, 66, 107, 55, 65, 52, 53, 46);
  private static final List<Integer> RIGHT_BROW =
      List.of(300, 293, 334, 296, 336, 285, 295, 282, 283, 276);
  private static final List<Integer> LEFT_NOSTRIL = List.of(48, 115, 220, 45, 4, 1, 19, 60, 75, 59);
  private static final List<Integer> RIGHT_NOSTRIL =
      List.of(278, 344, 440, 275, 4, 1, 19, 290, 305, 289);

  private SkinAreas() {}

  /** 1 where wrinkles are learned in full, 0 where not at all. */
  static float[] of(CanonicalMap map) {
    float[] points = map.points();
    MapFilter filter = new MapFilter(new float[SIDE * SIDE], SIDE);
    float[] skin = filter.plain(polygon(points, FaceMesh.FACE_OVAL, 0.95), 3);
    remove(skin, filter.plain(polygon(points, FaceMesh.LEFT_EYE, 1.25), 2), 1);
    remove(skin, filter.plain(polygon(points, FaceMesh.RIGHT_EYE, 1.25), 2), 1);
    remove(skin, filter.plain(polygon(points, OUTER_LIPS, 1.04), 1.5), 1);
    remove(skin, filter.plain(polygon(points, LEFT_BROW, 1.15), 2), 0.6);
    remove(skin, filter.plain(polygon(points, RIGHT_BROW, 1.15), 2), 0.6);
    remove(skin, filter.plain(polygon(points, LEFT_NOSTRIL, 1.05), 2.5), 0.85);
    remove(skin, filter.plain(polygon(points, RIGHT_NOSTRIL, 1.05), 2.5), 0.85);
    for (int i = 0; i < skin.length; i++) {
      skin[i] = Math.max(0, skin[i]);
    }
    return skin;
  }

  private static void remove(float[] from, float[] area, double share) {
    for (int i = 0; i < from.length; i++) {
      from[i] *= (float) (1 - share * Math.min(1, 1.3 * area[i]));
    }
  }

  /** 1 inside a polygon that is blown up about its middle. */
  private static float[] polygon(float[] points, List<Integer> corners, double growth) {
    int count = corners.size();
    double[] x = new double[count];
    double[] y = new double[count];
    double middleX = 0;
    double middleY = 0;
    for (int i = 0; i < count; i++) {
      middleX += points[2 * corners.get(i)] / (double) count;
      middleY += points[2 * corners.get(i) + 1] / (double) count;
    }
    for (int i = 0; i < count; i++) {
      x[i] = middleX + growth * (points[2 * corners.get(i)] - middleX);
      y[i] = middleY + growth * (points[2 * corners.get(i) + 1] - middleY);
    }
    float[] inside = new float[SIDE * SIDE];
    for (int pixel = 0; pixel < inside.length; pixel++) {
      int px = pixel % SIDE;
      int py = pixel / SIDE;
      boolean in = false;
      for (int i = 0, j = count - 1; i < count; j = i++) {
        if (y[i] > py != y[j] > py && px < (x[j] - x[i]) * (py - y[i]) / (y[j] - y[i]) + x[i]) {
          in = !in;
        }
      }
      inside[pixel] = in ? 1 : 0;
    }
    return inside;
  }
}
