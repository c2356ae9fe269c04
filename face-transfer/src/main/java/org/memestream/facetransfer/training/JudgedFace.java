package org.memestream.facetransfer.training;

import java.util.List;
import java.util.Optional;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/**
 * A picture with what the measuring networks say of its largest face.
 *
 * @param emotions probabilities of the classes of {@link LabelledEmotion}
 * @param identity of length 1
 */
record JudgedFace(
    Picture picture, DetectedFace box, Landmarks mesh, float[] emotions, float[] identity) {

  /** The networks. */
  record Panel(MeshTeacher teacher, IdentityTeacher identity, FaceJudge judge) {

    /** Measures a picture; empty without a face whose mesh is to be trusted. */
    Optional<JudgedFace> look(Picture picture) {
      List<DetectedFace> faces = teacher.detect(picture);
      if (faces.isEmpty()) {
        return Optional.empty();
      }
      DetectedFace face = faces.get(0);
      Optional<Landmarks> mesh = teacher.mesh(picture, face);
      return mesh.map(
          known ->
              new JudgedFace(
                  picture,
                  face,
                  known,
                  judge.judge(picture, face),
                  identity.vector(picture, face.keypoints().orElseThrow())));
    }
  }

  /** Class of the likeliest emotion. */
  int told() {
    return Confusion.likeliest(emotions);
  }
}
