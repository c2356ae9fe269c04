package org.memestream.facetransfer.landmarks;

import java.util.List;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceSighting;
import org.memestream.runtime.picture.Picture;

/** Lays the face mesh onto faces. Thread-safe; owns native memory until it is closed. */
public interface LandmarkDetector extends AutoCloseable {

  /** The landmarks of a face that a detector found in the picture. */
  Landmarks detect(Picture picture, DetectedFace face);

  /**
   * {@link #detect(Picture, DetectedFace)} for each of some faces, in their order; networks look at
   * many at once where the processor gains by it. Equal to single looks up to rounding.
   */
  default List<Landmarks> detectAll(List<FaceSighting> faces) {
    return faces.stream().map(seen -> detect(seen.picture(), seen.face())).toList();
  }

  /**
   * The landmarks of the same face in a later frame, found from where it was, and not smoothed. A
   * mesh is answered also where the face has gone: whoever tracks sees to that.
   *
   * @param frame of the same size as the picture of {@code before}
   */
  Landmarks track(Picture frame, Landmarks before);

  /**
   * {@link #track(Picture, Landmarks)} for each of some faces of one frame, in their order; in
   * batches as {@link #detectAll} does it.
   */
  default List<Landmarks> track(Picture frame, List<Landmarks> before) {
    return before.stream().map(face -> track(frame, face)).toList();
  }

  @Override
  void close();
}
