package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.expression.ExpressionCoefficients;

/** Makes insides of mouths that nobody's picture shows. Thread-safe. */
public interface MouthGenerator extends AutoCloseable {

  /**
   * The inside that fits an expression. The same arguments give the same bytes.
   *
   * @param expression that the new face shows (not the change), strength included
   * @param innerLips the {@link org.memestream.facetransfer.landmarks.FaceMesh#INNER_LIPS} of the
   *     new face turned to the front: x, y of 20 points in mesh pixels (outer eye corners about 71
   *     apart), y down, the middle of the two mouth corners (78 and 308) at 0, 0 and both level.
   *     The mouth is open: 13 and 14 are at least 1 mesh pixel apart
   */
  MouthPatch generate(ExpressionCoefficients expression, float[] innerLips);

  @Override
  void close();
}
