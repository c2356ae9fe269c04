package org.memestream.facetransfer.landmarks;

/**
 * A face mesh turned to the front and brought to the size of the canonical face, so that meshes of
 * different pictures compare.
 *
 * <p>Its unit is the mesh pixel: the canonical face has its outer eye corners about 71 apart; x to
 * the right of the picture, y down, z away from the viewer.
 *
 * @param xyz 468 * 3 numbers, mesh pixels
 * @param toFrontal the similarity that took the picture's landmarks here; its inverse leads back
 */
public record FrontalMesh(float[] xyz, Similarity toFrontal) {

  /**
   * Aligns the {@link FaceMesh#RIGID} vertices, which expressions hardly move.
   *
   * @param canonical 468 * 3 numbers, mesh pixels
   */
  public static FrontalMesh of(Landmarks landmarks, float[] canonical) {
    float[] points = landmarks.xyz();
    Similarity similarity = Similarity.between(points, canonical, FaceMesh.RIGID);
    return new FrontalMesh(similarity.apply(points), similarity);
  }
}
