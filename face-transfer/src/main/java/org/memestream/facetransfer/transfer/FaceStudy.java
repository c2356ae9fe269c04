package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceFilter;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.detection.FaceVerdict;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.landmarks.LandmarkDetector;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/** Lays the mesh onto detected faces and reads their expressions, if they can be used at all. */
final class FaceStudy {

  /** A head that is turned further shows too little of its far side. */
  private static final double MOST_TURN = Math.toRadians(48);

  /** Pixels between the outer eye corners below which a mesh says nothing. */
  private static final double LEAST_EYE_DISTANCE = 8;

  private final FaceFilter filter;
  private final LandmarkDetector landmarks;
  private final ExpressionModel model;

  FaceStudy(FaceFilter filter, LandmarkDetector landmarks, ExpressionModel model) {
    this.filter = filter;
    this.landmarks = landmarks;
    this.model = model;
  }

  StudiedFace study(Picture picture, DetectedFace found) {
    if (filter.judge(picture, found) instanceof FaceVerdict.Unusable unusable) {
      return new StudiedFace.Unusable(found.box(), unusable.problem(), unusable.sentence());
    }
    Landmarks mesh = landmarks.detect(picture, found);
    if (mesh.interocularDistance() < LEAST_EYE_DISTANCE) {
      return new StudiedFace.Unusable(
          found.box(),
          FaceProblem.FACE_TOO_SMALL,
          "The eyes of the face are less than %.0f pixels apart. Use a larger picture."
              .formatted(LEAST_EYE_DISTANCE));
    }
    KnownFace face = KnownFace.of(mesh, model);
    if (FacePose.of(face.frontal()).turn() > MOST_TURN) {
      return new StudiedFace.Unusable(
          found.box(),
          FaceProblem.FACE_TOO_TURNED,
          "The face is turned too far to the side. Use a picture in which both eyes look towards"
              + " the camera.");
    }
    return new StudiedFace.Known(found.box(), face);
  }
}
