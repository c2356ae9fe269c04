package org.memestream.facetransfer.landmarks;

import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.runtime.picture.Picture;

/** Lays the face mesh onto faces. Thread-safe; owns native memory until it is closed. */
public interface LandmarkDetector extends AutoCloseable {

  /** The landmarks of a face that a detector found in the picture. */
  Landmarks detect(Picture picture, DetectedFace face);

  /**
   * The landmarks of the same face in a later frame, found from where it was.
   *
   * @param frame of the same size as the picture of {@code before}
   */
  Landmarks track(Picture frame, Landmarks before);

  @Override
  void close();
}
