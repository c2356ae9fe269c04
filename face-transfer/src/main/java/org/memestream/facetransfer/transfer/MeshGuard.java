package org.memestream.facetransfer.transfer;

import java.util.List;
import org.memestream.facetransfer.landmarks.FaceMesh;

/** Keeps lips and lids of a moved mesh from passing through each other. */
final class MeshGuard {

  /** Upper and lower lid, pair by pair. */
  private static final int[][] LIDS = {
    {246, 7}, {161, 163}, {160, 144}, {159, 145}, {158, 153}, {157, 154}, {173, 155},
    {466, 249}, {388, 390}, {387, 373}, {386, 374}, {385, 380}, {384, 381}, {398, 382}
  };

  /** Where closing lids meet: this share of the way is the upper lid's. */
  private static final float UPPER_SHARE = 0.85f;

  /** Below this share of its own opening an eye that closes is shut. */
  private static final float SHUT = 0.12f;

  private MeshGuard() {}

  /** Repairs moved vertices (x, y, z each) in place. */
  static void apply(float[] moved, float[] old) {
    List<Integer> lips = FaceMesh.INNER_LIPS;
    for (int column = 1; column < LipLine.COLUMNS - 1; column++) {
      part(moved, lips.get(column), lips.get(lips.size() - column), 0.5f, 0);
    }
    for (int[] lid : LIDS) {
      float opening = old[3 * lid[1] + 1] - old[3 * lid[0] + 1];
      part(moved, lid[0], lid[1], UPPER_SHARE, SHUT * Math.max(0, opening));
    }
  }

  /** Lets two vertices meet when one above is less than some pixels above the one below. */
  private static void part(float[] mesh, int above, int below, float share, float least) {
    float gap = mesh[3 * below + 1] - mesh[3 * above + 1];
    if (gap < least) {
      float meeting = mesh[3 * above + 1] + share * gap;
      mesh[3 * above + 1] = meeting;
      mesh[3 * below + 1] = meeting;
    }
  }
}
