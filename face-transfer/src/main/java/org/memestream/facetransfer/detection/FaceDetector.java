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

  /**
   * {@link #detect(Picture)} for each of some pictures, in their order; detectors with a network
   * look at many at once where the processor gains by it. Equal to single looks up to rounding.
   */
  default List<List<DetectedFace>> detect(List<Picture> pictures) {
    return pictures.stream().map(this::detect).toList();
  }

  @Override
  void close();
}
