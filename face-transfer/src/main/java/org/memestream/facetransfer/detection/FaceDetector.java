package org.memestream.facetransfer.detection;

import java.util.List;
import org.memestream.runtime.picture.Picture;

/** Finds faces in pictures. Thread-safe; owns native memory until it is closed. */
public interface FaceDetector extends AutoCloseable {

  /**
   * The faces in an upright picture, {@link DetectedFace#LARGEST_FIRST largest first}; empty when
   * none is found.
   */
  List<DetectedFace> detect(Picture picture);

  @Override
  void close();
}
