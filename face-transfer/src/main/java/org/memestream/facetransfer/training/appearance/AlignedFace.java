package org.memestream.facetransfer.training.appearance;

import java.io.IOException;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.FrontalMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/**
 * A face with its picture, its mesh and its mesh from the front.
 *
 * @param example who and what it is
 * @param picture the whole picture
 * @param frontal turned to the front
 */
record AlignedFace(FaceExample example, Picture picture, FrontalMesh frontal) {

  static AlignedFace read(FaceExample example, ExpressionModel model) throws IOException {
    FacePixels pixels = example.pixels();
    return new AlignedFace(
        example,
        Picture.ofRgb(pixels.width(), pixels.height(), pixels.rgb()),
        model.frontal(example.landmarks()));
  }

  /** The mesh in this picture's pose if the face had another frontal shape. */
  Landmarks posed(float[] shape) {
    return new Landmarks(frontal.toFrontal().invert(shape));
  }

  /** The square that a crop shows, side * side pixels. */
  FacePixels cut(FaceCrop crop, int side) {
    return new FacePixels(side, side, crop.cut(picture, side));
  }

  /** x, y of the vertices in pixels of a crop of this side. */
  static float[] places(FaceCrop crop, Landmarks face, int side) {
    float[] inside = crop.fromPicture(face.xyz());
    float[] places = new float[2 * FaceMesh.VERTICES];
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      places[2 * vertex] = (inside[3 * vertex] + 0.5f) * side - 0.5f;
      places[2 * vertex + 1] = (inside[3 * vertex + 1] + 0.5f) * side - 0.5f;
    }
    return places;
  }
}
