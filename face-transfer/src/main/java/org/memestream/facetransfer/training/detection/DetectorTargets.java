package org.memestream.facetransfer.training.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.memestream.facetransfer.djl.SsdNetwork;

/**
 * What each cell of the detector should say about a batch of fields: cells around the middle of a
 * face say that face, on the output map whose cells suit its size; cells in doubt are left alone.
 */
final class DetectorTargets {

  /** Longer side of the smallest face that is asked for, in pixels of the field. */
  static final double SMALLEST = 9;

  /** Longer sides of the faces that each map answers for; they overlap. */
  private static final double[] FROM = {0, 36, 84};

  private static final double[] TO = {46, 104, 10_000};

  /** Around a range, faces are left alone rather than forbidden. */
  private static final double TOLERANCE = 1.35;

  private static final double REACH = 0.9;
  private static final double DOUBT = 1.7;

  /** A cell that says a face, as an index over all fields and cells of its map. */
  record Positive(int cell, double cellX, double cellY, FaceLabel face) {}

  /**
   * One output map.
   *
   * @param wanted for each field and cell 1 for a face and 0 for none
   * @param weights for each field and cell 1, or 0 where there is doubt
   */
  record Level(int stride, float[] wanted, float[] weights, List<Positive> positives) {}

  private final List<Level> levels = new ArrayList<>();

  private DetectorTargets() {}

  static DetectorTargets of(List<LessonField> fields) {
    DetectorTargets targets = new DetectorTargets();
    int side = fields.get(0).side();
    for (int level = 0; level < SsdNetwork.STRIDES.size(); level++) {
      int stride = SsdNetwork.STRIDES.get(level);
      int cells = (side / stride) * (side / stride) * fields.size();
      Level map = new Level(stride, new float[cells], ones(cells), new ArrayList<>());
      for (int n = 0; n < fields.size(); n++) {
        fill(map, level, fields.get(n), n);
      }
      targets.levels.add(map);
    }
    return targets;
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  List<Level> levels() {
    return levels;
  }

  int positives() {
    return levels.stream().mapToInt(level -> level.positives().size()).sum();
  }

  private static void fill(Level map, int level, LessonField field, int n) {
    int stride = map.stride();
    int columns = field.side() / stride;
    for (int row = 0; row < columns; row++) {
      for (int column = 0; column < columns; column++) {
        int cell = (n * columns + row) * columns + column;
        double x = (column + 0.5) * stride;
        double y = (row + 0.5) * stride;
        FaceLabel best = null;
        for (FaceLabel face : field.faces()) {
          double size = face.longerSide();
          double distance = distance(face, x, y) / stride;
          boolean mine = size >= FROM[level] && size < TO[level];
          if (mine && distance <= REACH && inside(face, x, y, 0.8)
              || nearest(face, x, y, map, mine)) {
            if (best == null || size < best.longerSide()) {
              best = face;
            }
          } else if (size >= FROM[level] / TOLERANCE
              && size < TO[level] * TOLERANCE
              && distance <= DOUBT
              && inside(face, x, y, 1)) {
            map.weights()[cell] = 0;
          }
        }
        for (FaceLabel face : field.ignored()) {
          if (inside(face, x, y, 1.1)) {
            map.weights()[cell] = 0;
          }
        }
        if (best != null) {
          map.wanted()[cell] = 1;
          map.weights()[cell] = 1;
          map.positives().add(new Positive(cell, x, y, best));
        }
      }
    }
  }

  private static boolean nearest(FaceLabel face, double x, double y, Level map, boolean mine) {
    double half = map.stride() / 2.0;
    return mine && Math.abs(face.x() - x) <= half && Math.abs(face.y() - y) <= half;
  }

  private static double distance(FaceLabel face, double x, double y) {
    return Math.max(Math.abs(face.x() - x), Math.abs(face.y() - y));
  }

  private static boolean inside(FaceLabel face, double x, double y, double share) {
    return Math.abs(face.x() - x) < share * face.width() / 2
        && Math.abs(face.y() - y) < share * face.height() / 2;
  }
}
