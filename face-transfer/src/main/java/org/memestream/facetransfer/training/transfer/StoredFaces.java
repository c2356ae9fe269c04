package org.memestream.facetransfer.training.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.landmarks.LandmarkDetector;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/** Finds in pictures what is already known of them. Not thread-safe while pictures are added. */
final class StoredFaces implements FaceDetector, LandmarkDetector {

  private final Map<Picture, Landmarks> known = new HashMap<>();

  Picture add(Picture picture, Landmarks landmarks) {
    known.put(picture, landmarks);
    return picture;
  }

  Landmarks of(Picture picture) {
    return known.get(picture);
  }

  @Override
  public List<DetectedFace> detect(Picture picture) {
    return known.containsKey(picture)
        ? List.of(new DetectedFace(new FaceBox(0, 0, picture.width(), picture.height()), 1))
        : List.of();
  }

  @Override
  public Landmarks detect(Picture picture, DetectedFace face) {
    return known.get(picture);
  }

  @Override
  public Landmarks track(Picture frame, Landmarks before) {
    return before;
  }

  @Override
  public void close() {
    known.clear();
  }
}
