package org.memestream.facetransfer.training.appearance;

import org.memestream.facetransfer.djl.MouthLayout;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;

/**
 * Cuts the inside of a mouth out of a picture and lays it on the ellipse of a {@link MouthLayout}.
 *
 * @param left share of the opening's width at which the cut starts, 0 for all
 * @param right share of the width at which it ends, 1 for all
 * @param top share of the height below the upper lip at which it starts
 * @param bottom share of the height at which it ends
 */
record MouthCut(double left, double right, double top, double bottom) {

  /** All of the inside without the lips' edges, which the mesh does not hit to the pixel. */
  static final MouthCut WHOLE = new MouthCut(0.03, 0.97, 0.08, 0.94);

  private static final int STRIPS = 10;

  /** 96 * 48 * 3 numbers, 0 to 255, as lit in the picture. */
  float[] cut(FacePixels pixels, Landmarks face) {
    float[] lips = face.xy(FaceMesh.INNER_LIPS);
    float[] patch = MouthLayout.lips();
    float[] rgb = new float[MouthLayout.WIDTH * MouthLayout.HEIGHT * 3];
    for (int y = 0; y < MouthLayout.HEIGHT; y++) {
      for (int x = 0; x < MouthLayout.WIDTH; x++) {
        double along = Math.max(patch[0] + 0.5, Math.min(patch[2 * STRIPS] - 0.5, x));
        int strip = 0;
        while (strip < STRIPS - 1 && patch[2 * (strip + 1)] <= along) {
          strip++;
        }
        double from = patch[2 * strip];
        double share = (along - from) / (patch[2 * strip + 2] - from);
        double upper = between(patch, strip, share, true, 1);
        double lower = between(patch, strip, share, false, 1);
        double down = Math.max(0, Math.min(1, (y - upper) / (lower - upper)));
        double place = left + (right - left) * (strip + share) / STRIPS;
        int at = Math.min((int) (place * STRIPS), STRIPS - 1);
        double inner = place * STRIPS - at;
        double depth = top + (bottom - top) * down;
        double sourceX =
            between(lips, at, inner, true, 0) * (1 - depth)
                + between(lips, at, inner, false, 0) * depth;
        double sourceY =
            between(lips, at, inner, true, 1) * (1 - depth)
                + between(lips, at, inner, false, 1) * depth;
        for (int channel = 0; channel < 3; channel++) {
          rgb[3 * (y * MouthLayout.WIDTH + x) + channel] = pixels.sample(sourceX, sourceY, channel);
        }
      }
    }
    return rgb;
  }

  /** Follows the upper lip, or the lower one, from the left corner to the right one. */
  private static double between(
      float[] polygon, int strip, double share, boolean upper, int coordinate) {
    return vertex(polygon, strip, upper, coordinate) * (1 - share)
        + vertex(polygon, strip + 1, upper, coordinate) * share;
  }

  private static double vertex(float[] polygon, int place, boolean upper, int coordinate) {
    int count = polygon.length / 2;
    int index = upper ? place : (count - place) % count;
    return polygon[2 * index + coordinate];
  }
}
