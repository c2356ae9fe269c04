package org.memestream.facetransfer.transfer;

/**
 * What is the same for all faces.
 *
 * @param topology triangles
 * @param map where vertices lie on maps of the face
 * @param masks parts of that map
 */
record FaceTemplate(FaceTopology topology, CanonicalMap map, SkinMask masks) {

  static FaceTemplate of(TransferModel model) {
    CanonicalMap map = CanonicalMap.of(model.expressions().parts().mean());
    return new FaceTemplate(new FaceTopology(model.triangles()), map, SkinMask.of(map));
  }
}
