package org.memestream.facetransfer.training;

import java.util.SplittableRandom;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.runtime.picture.Picture;

/**
 * One look at a known face.
 *
 * @param rgb side * side * 3 bytes
 * @param mesh x, y, z of each vertex in sides of the crop from its centre
 */
record FaceView(byte[] rgb, float[] mesh) {

  private static final double COARSE = 0.25;

  /** The crop as it is. */
  static FaceView exact(KnownFace face, FaceCrop crop, int side) {
    return new FaceView(crop.cut(face.picture(), side), crop.fromPicture(face.mesh().xyz()));
  }

  /**
   * The crop in other light, perhaps mirrored, perhaps coarse.
   *
   * @param crop already strayed from the exact one
   */
  static FaceView varied(
      KnownFace face, FaceCrop crop, int side, MirroredMesh mirror, SplittableRandom random) {
    byte[] rgb =
        random.nextDouble() < COARSE
            ? coarse(crop.cut(face.picture(), random.nextInt(side / 3, side)), side)
            : crop.cut(face.picture(), side);
    float[] mesh = crop.fromPicture(face.mesh().xyz());
    if (random.nextBoolean()) {
      mirror(rgb, side);
      mesh = mirror.of(mesh);
    }
    new Light(random).change(rgb, side);
    return new FaceView(rgb, mesh);
  }

  /** A small crop enlarged, as a face that takes up few pixels. */
  private static byte[] coarse(byte[] small, int side) {
    int few = (int) Math.round(Math.sqrt(small.length / 3.0));
    double middle = few / 2.0 - 0.5;
    return new FaceCrop(middle, middle, few, 0).cut(Picture.ofRgb(few, few, small), side);
  }

  private static void mirror(byte[] rgb, int side) {
    for (int y = 0; y < side; y++) {
      for (int left = 0, right = side - 1; left < right; left++, right--) {
        for (int channel = 0; channel < 3; channel++) {
          int a = 3 * (y * side + left) + channel;
          int b = 3 * (y * side + right) + channel;
          byte kept = rgb[a];
          rgb[a] = rgb[b];
          rgb[b] = kept;
        }
      }
    }
  }
}
