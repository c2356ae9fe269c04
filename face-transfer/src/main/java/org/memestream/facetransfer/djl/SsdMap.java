package org.memestream.facetransfer.djl;

import java.util.List;

/**
 * One output map of the {@link SsdNetwork} over one field.
 *
 * @param values 15 planes, each row by row
 * @param stride pixels a cell
 * @param columns cells a row
 */
record SsdMap(float[] values, int stride, int columns) {

  /** No face is larger than so many units: it would fill far more than the field. */
  private static final double LARGEST_LOGARITHM = 4;

  /**
   * Adds the faces that its cells see.
   *
   * @param minScore probability from which a cell sees one
   * @param enlargement picture pixels a field pixel
   */
  void collect(double minScore, double enlargement, List<FaceCandidate> into) {
    int cells = values.length / SsdNetwork.CHANNELS;
    double minLogit = Math.log(minScore / (1 - minScore));
    for (int cell = 0; cell < cells; cell++) {
      if (values[cell] >= minLogit) {
        into.add(candidate(cell, cells).scaled(enlargement));
      }
    }
  }

  private FaceCandidate candidate(int cell, int cells) {
    double x = (cell % columns + 0.5) * stride;
    double y = (cell / columns + 0.5) * stride;
    double unit = SsdNetwork.UNIT_CELLS * stride;
    double[] points = new double[10];
    for (int i = 0; i < 10; i++) {
      points[i] = (i % 2 == 0 ? x : y) + unit * values[(5 + i) * cells + cell];
    }
    return new FaceCandidate(
        x + unit * values[cells + cell],
        y + unit * values[2 * cells + cell],
        unit * Math.exp(Math.min(LARGEST_LOGARITHM, values[3 * cells + cell])),
        unit * Math.exp(Math.min(LARGEST_LOGARITHM, values[4 * cells + cell])),
        1 / (1 + Math.exp(-values[cell])),
        points);
  }
}
