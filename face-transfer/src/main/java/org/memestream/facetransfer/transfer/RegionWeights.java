package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.landmarks.FaceMesh;

/**
 * How much each part of the face takes part in a {@link FaceRegion}: smooth bands across the
 * frontal face whose three parts add up to the whole.
 */
final class RegionWeights {

  private static final int UPPER_LID = 159;
  private static final int LOWER_BROW = 52;
  private static final int LOWER_LID = 145;
  private static final int NOSE_BASE = 2;

  private final FaceRegion region;
  private final float browEnd;
  private final float eyeStart;
  private final float eyeEnd;
  private final float mouthStart;

  /**
   * @param mean neutral face, mesh pixels
   */
  RegionWeights(FaceRegion region, float[] mean) {
    this.region = region;
    browEnd = mean[3 * LOWER_BROW + 1];
    eyeStart = mean[3 * UPPER_LID + 1];
    eyeEnd = mean[3 * LOWER_LID + 1] + 4;
    mouthStart = mean[3 * NOSE_BASE + 1];
  }

  /** Of each of the 468 vertices, 0 to 1. */
  float[] ofVertices(float[] mean) {
    float[] weights = new float[FaceMesh.VERTICES];
    for (int vertex = 0; vertex < weights.length; vertex++) {
      weights[vertex] = at(mean[3 * vertex + 1]);
    }
    return weights;
  }

  /** At a height of the frontal face in mesh pixels, down. */
  float at(float y) {
    float belowBrows = Smooth.step(browEnd, eyeStart, y);
    float belowEyes = Smooth.step(eyeEnd, mouthStart, y);
    return switch (region) {
      case ALL -> 1;
      case BROWS -> 1 - belowBrows;
      case EYES -> belowBrows * (1 - belowEyes);
      case MOUTH -> belowEyes;
    };
  }

  /** Whether the mouth takes part. */
  boolean hasMouth() {
    return region == FaceRegion.ALL || region == FaceRegion.MOUTH;
  }

  /** Whether the eyes take part. */
  boolean hasEyes() {
    return region == FaceRegion.ALL || region == FaceRegion.EYES;
  }
}
