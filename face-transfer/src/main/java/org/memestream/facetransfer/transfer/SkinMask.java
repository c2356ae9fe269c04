package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.landmarks.FaceMesh;

/**
 * Parts of the {@link CanonicalMap}, soft at their borders.
 *
 * @param face 1 on the face, falling to 0 before its border, which may lie on the background
 * @param skin the same without eyes and the inside of the mouth
 */
record SkinMask(float[] face, float[] skin) {

  private static final int BORDER_BLUR = 4;

  static SkinMask of(CanonicalMap map) {
    float[] points = map.points();
    float[] face = MapField.blurred(MapField.polygon(points, FaceMesh.FACE_OVAL), BORDER_BLUR);
    float[] mouth = MapField.polygon(points, FaceMesh.INNER_LIPS);
    float[] left = MapField.polygon(points, FaceMesh.LEFT_EYE);
    float[] right = MapField.polygon(points, FaceMesh.RIGHT_EYE);
    float[] holes = new float[face.length];
    for (int i = 0; i < holes.length; i++) {
      face[i] = Smooth.step(0.65f, 1, face[i]);
      holes[i] = Math.min(1, mouth[i] + left[i] + right[i]);
    }
    holes = MapField.blurred(holes, 1);
    float[] skin = new float[face.length];
    for (int i = 0; i < skin.length; i++) {
      skin[i] = face[i] * (1 - Math.min(1, 1.5f * holes[i]));
    }
    return new SkinMask(face, skin);
  }
}
