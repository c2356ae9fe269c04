package org.memestream.local.face;

import java.util.List;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.detection.FaceFilter;
import org.memestream.facetransfer.detection.FaceVerdict;
import org.memestream.runtime.picture.Picture;

/**
 * What was found in one photo.
 *
 * @param photo as it was named
 * @param faces largest first, so that their place is the number by which they are asked for
 */
record FoundFaces(String photo, Picture picture, List<JudgedFace> faces) {

  /** A face and whether it can be used. */
  record JudgedFace(DetectedFace face, FaceVerdict verdict) {}

  FoundFaces {
    faces = List.copyOf(faces);
  }

  static FoundFaces in(String photo, Picture picture, FaceDetector detector, FaceFilter filter) {
    return new FoundFaces(
        photo,
        picture,
        detector.detect(picture).stream()
            .map(face -> new JudgedFace(face, filter.judge(picture, face)))
            .toList());
  }
}
