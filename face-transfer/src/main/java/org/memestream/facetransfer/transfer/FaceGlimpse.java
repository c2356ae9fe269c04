package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/**
 * A face in a few grey pixels, level and of one size, so that it compares with itself in the next
 * frame whatever the head does. Serves to see that a mesh has lost its face; it does not tell
 * people apart.
 *
 * @param grey brightness less the mean, of length 1
 */
record FaceGlimpse(float[] grey) {

  private static final int SIDE = 24;

  /** Likeness from which on it is the same thing that is seen. */
  private static final double ALIKE = 0.5;

  static FaceGlimpse of(Picture picture, Landmarks mesh) {
    byte[] rgb = FaceCrop.around(mesh, 1).cut(picture, SIDE);
    float[] grey = new float[SIDE * SIDE];
    float mean = 0;
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (rgb[3 * i] & 0xff) + (rgb[3 * i + 1] & 0xff) + (rgb[3 * i + 2] & 0xff);
      mean += grey[i] / grey.length;
    }
    double square = 1e-6;
    for (int i = 0; i < grey.length; i++) {
      grey[i] -= mean;
      square += grey[i] * grey[i];
    }
    float length = (float) Math.sqrt(square);
    for (int i = 0; i < grey.length; i++) {
      grey[i] /= length;
    }
    return new FaceGlimpse(grey);
  }

  /** Whether the normalised correlation of both says that they show the same. */
  boolean isLike(FaceGlimpse other) {
    double product = 0;
    for (int i = 0; i < grey.length; i++) {
      product += grey[i] * other.grey[i];
    }
    return product >= ALIKE;
  }
}
