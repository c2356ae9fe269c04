package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.expression.FaceExpression;
import org.memestream.facetransfer.landmarks.FrontalMesh;
import org.memestream.facetransfer.landmarks.Landmarks;

/**
 * A face of a picture and what it shows.
 *
 * @param landmarks pixels of the picture
 * @param frontal the same mesh turned to the front
 * @param expression what it shows
 */
record KnownFace(Landmarks landmarks, FrontalMesh frontal, FaceExpression expression) {

  static KnownFace of(Landmarks landmarks, ExpressionModel model) {
    FrontalMesh frontal = model.frontal(landmarks);
    return new KnownFace(landmarks, frontal, model.read(frontal));
  }
}
