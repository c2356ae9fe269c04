package org.memestream.facetransfer.transfer;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.memestream.facetransfer.landmarks.FaceMesh;

/**
 * Spreads the movement of the vertices over the squares of a {@link WarpGrid}, and tells for each
 * square where on the {@link CanonicalMap} it lies. Used for one block of one face, again and
 * again. Not thread-safe.
 */
final class WarpField {

  /** Squares across a face. */
  private static final float RESOLUTION = 150;

  private static final int CHANNELS = 5;
  private static final float NOWHERE = -1000;

  private final FaceTopology topology;
  private final float[] old;
  private final float[] ring;
  private final int[] order;
  private final int step;
  private final int columns;
  private final int rows;
  private final TriangleRaster raster;
  private final float[] faceData;
  private final float[] bandData;

  /**
   * @param old the vertices of the unchanged face in pixels of the block, x, y, z each
   * @param map x, y of each vertex on the canonical map
   * @param weights of each vertex, spread along with the rest
   */
  WarpField(
      FaceTopology topology,
      float[] old,
      float[] map,
      float[] weights,
      int width,
      int height,
      float faceWidth) {
    this.topology = topology;
    this.old = old;
    this.ring = FaceTopology.ring(old);
    this.step = Math.max(1, Math.round(faceWidth / RESOLUTION));
    this.columns = (width + step - 1) / step + 2;
    this.rows = (height + step - 1) / step + 2;
    this.raster = new TriangleRaster(columns, rows, CHANNELS);
    this.order = farthestFirst();
    this.faceData = new float[CHANNELS * FaceTopology.POINTS];
    this.bandData = new float[CHANNELS * FaceTopology.POINTS];
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      faceData[CHANNELS * vertex + 2] = map[2 * vertex];
      faceData[CHANNELS * vertex + 3] = map[2 * vertex + 1];
      faceData[CHANNELS * vertex + 4] = weights[vertex];
    }
    for (int point = 0; point < FaceTopology.POINTS; point++) {
      bandData[CHANNELS * point + 2] = NOWHERE;
      bandData[CHANNELS * point + 3] = NOWHERE;
    }
  }

  private int[] farthestFirst() {
    int[] triangles = topology.triangles();
    return IntStream.range(0, topology.bandStart() / 3)
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                t ->
                    -(old[3 * triangles[3 * t] + 2]
                        + old[3 * triangles[3 * t + 1] + 2]
                        + old[3 * triangles[3 * t + 2] + 2])))
        .mapToInt(t -> 3 * t)
        .toArray();
  }

  /** The grid that brings the face's pixels to new places of its vertices. */
  WarpGrid to(float[] moved) {
    raster.clear();
    float[] places = new float[2 * FaceTopology.POINTS];
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      place(places, vertex, moved[3 * vertex], moved[3 * vertex + 1]);
      for (int axis = 0; axis < 2; axis++) {
        float shift = old[3 * vertex + axis] - moved[3 * vertex + axis];
        faceData[CHANNELS * vertex + axis] = shift;
        bandData[CHANNELS * vertex + axis] = shift;
      }
    }
    for (int i = 0; i < ring.length / 2; i++) {
      place(places, FaceMesh.VERTICES + i, ring[2 * i], ring[2 * i + 1]);
    }
    int[] triangles = topology.triangles();
    for (int t = topology.bandStart(); t < triangles.length; t += 3) {
      raster.draw(places, bandData, triangles[t], triangles[t + 1], triangles[t + 2]);
    }
    for (int t : order) {
      raster.draw(places, faceData, triangles[t], triangles[t + 1], triangles[t + 2]);
    }
    return grid();
  }

  private void place(float[] places, int point, float x, float y) {
    places[2 * point] = (x - (step - 1) / 2f) / step + 1;
    places[2 * point + 1] = (y - (step - 1) / 2f) / step + 1;
  }

  private WarpGrid grid() {
    float[] values = raster.values();
    float[] horizontal = new float[columns * rows * 2];
    for (int row = 0; row < rows; row++) {
      int start = row * columns;
      for (int column = 0; column < columns; column++) {
        for (int axis = 0; axis < 2; axis++) {
          horizontal[2 * (start + column) + axis] =
              smooth(
                  values[CHANNELS * (start + Math.max(0, column - 2)) + axis],
                  values[CHANNELS * (start + Math.max(0, column - 1)) + axis],
                  values[CHANNELS * (start + column) + axis],
                  values[CHANNELS * (start + Math.min(columns - 1, column + 1)) + axis],
                  values[CHANNELS * (start + Math.min(columns - 1, column + 2)) + axis]);
        }
      }
    }
    float[] places = new float[columns * rows * 2];
    int line = 2 * columns;
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < line; i++) {
        float shift =
            smooth(
                horizontal[Math.max(0, row - 2) * line + i],
                horizontal[Math.max(0, row - 1) * line + i],
                horizontal[row * line + i],
                horizontal[Math.min(rows - 1, row + 1) * line + i],
                horizontal[Math.min(rows - 1, row + 2) * line + i]);
        places[row * line + i] = WarpGrid.middle(i % 2 == 0 ? i / 2 : row, step) + shift;
      }
    }
    return new WarpGrid(step, columns, rows, places);
  }

  private static float smooth(float a, float b, float c, float d, float e) {
    return (a + e + 4 * (b + d) + 6 * c) / 16;
  }

  /**
   * For each square what a map of the face says there, times the weight of the vertices around it.
   */
  float[] lookUp(float[] map) {
    float[] values = raster.values();
    float[] found = new float[columns * rows];
    for (int node = 0; node < found.length; node++) {
      float weight = values[CHANNELS * node + 4];
      if (weight > 0 && raster.covered(node)) {
        found[node] =
            weight * MapField.at(map, values[CHANNELS * node + 2], values[CHANNELS * node + 3]);
      }
    }
    return found;
  }

  int step() {
    return step;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }
}
