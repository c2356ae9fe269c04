package org.memestream.facetransfer.training.appearance;

import java.io.IOException;
import org.memestream.facetransfer.transfer.CanonicalMap;

/**
 * Reads the skin of a face as logarithms of brightness on the {@link CanonicalMap}, without the
 * light that falls on the face as a whole.
 */
final class SkinLight {

  private static final double FINE = 1.2;
  private static final double COARSE = 20;
  private static final float OFFSET = 12;
  private static final float MOST = 0.6f;

  private final CanonicalSampler sampler;
  private final MapFilter covered;
  private final MapFilter skin;

  SkinLight(CanonicalMap map, int[] triangles) {
    this.sampler = new CanonicalSampler(map, triangles);
    float[] mesh = new float[CanonicalSampler.SIDE * CanonicalSampler.SIDE];
    for (int pixel = 0; pixel < mesh.length; pixel++) {
      mesh[pixel] = sampler.covers(pixel) ? 1 : 0;
    }
    this.covered = new MapFilter(mesh, CanonicalSampler.SIDE);
    this.skin = new MapFilter(SkinAreas.of(map), CanonicalSampler.SIDE);
  }

  /** Fine light and shade of a face: side * side numbers, natural logarithms. */
  float[] of(FaceExample face) throws IOException {
    float[] grey = covered.blurred(sampler.grey(face.pixels(), face.landmarks()), FINE);
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (float) Math.log(grey[i] + OFFSET);
    }
    float[] light = skin.blurred(grey, COARSE);
    for (int i = 0; i < grey.length; i++) {
      grey[i] = Math.max(-MOST, Math.min(MOST, grey[i] - light[i]));
    }
    return grey;
  }

  /** How much each pixel counts as skin, 0 to 1; not copied. */
  float[] skin() {
    return skin.weights();
  }

  /**
   * Removes what is coarse, after maps were averaged.
   *
   * @param coarse pixels, standard deviation of the blur that is removed
   */
  float[] fine(float[] map, double coarse) {
    float[] light = skin.blurred(map, coarse);
    float[] fine = new float[map.length];
    for (int i = 0; i < map.length; i++) {
      fine[i] = (map[i] - light[i]) * skin.weights()[i];
    }
    return fine;
  }

  /** Left and right changed. */
  static float[] mirrored(float[] map) {
    int side = CanonicalSampler.SIDE;
    float[] mirrored = new float[map.length];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        // The map's middle lies on pixel side / 2.
        mirrored[y * side + x] = map[y * side + Math.min(side - 1, Math.max(0, side - x))];
      }
    }
    return mirrored;
  }
}
