package org.memestream.facetransfer.transfer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceFilter;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.detection.FaceSighting;
import org.memestream.facetransfer.detection.FaceVerdict;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.landmarks.LandmarkDetector;
import org.memestream.facetransfer.landmarks.Landmarks;

/** Lays the mesh onto detected faces and reads their expressions, if they can be used at all. */
final class FaceStudy {

  /** A head that is turned further shows too little of its far side. */
  static final double MOST_TURN = Math.toRadians(48);

  /** Pixels between the outer eye corners below which a mesh says nothing. */
  static final double LEAST_EYE_DISTANCE = 8;

  private final FaceFilter filter;
  private final LandmarkDetector landmarks;
  private final ExpressionModel model;

  FaceStudy(FaceFilter filter, LandmarkDetector landmarks, ExpressionModel model) {
    this.filter = filter;
    this.landmarks = landmarks;
    this.model = model;
  }

  StudiedFace study(FaceSighting seen) {
    return study(List.of(seen)).get(0);
  }

  /** Studies faces of any pictures; the meshes of all are laid together. */
  List<StudiedFace> study(List<FaceSighting> faces) {
    List<FaceVerdict> verdicts =
        faces.stream().map(seen -> filter.judge(seen.picture(), seen.face())).toList();
    List<FaceSighting> usable =
        IntStream.range(0, faces.size())
            .filter(i -> verdicts.get(i) instanceof FaceVerdict.Usable)
            .mapToObj(faces::get)
            .toList();
    Iterator<Landmarks> meshes = landmarks.detectAll(usable).iterator();
    List<StudiedFace> studied = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      FaceBox box = faces.get(i).face().box();
      studied.add(
          verdicts.get(i) instanceof FaceVerdict.Unusable unusable
              ? new StudiedFace.Unusable(box, unusable.problem(), unusable.sentence())
              : meshed(box, meshes.next()));
    }
    return studied;
  }

  private StudiedFace meshed(FaceBox box, Landmarks mesh) {
    if (mesh.interocularDistance() < LEAST_EYE_DISTANCE) {
      return new StudiedFace.Unusable(
          box,
          FaceProblem.FACE_TOO_SMALL,
          "The eyes of the face are less than %.0f pixels apart. Use a larger picture."
              .formatted(LEAST_EYE_DISTANCE));
    }
    KnownFace face = KnownFace.of(mesh, model);
    if (FacePose.of(face.frontal()).turn() > MOST_TURN) {
      return new StudiedFace.Unusable(
          box,
          FaceProblem.FACE_TOO_TURNED,
          "The face is turned too far to the side. Use a picture in which both eyes look towards"
              + " the camera.");
    }
    return new StudiedFace.Known(box, face);
  }
}
