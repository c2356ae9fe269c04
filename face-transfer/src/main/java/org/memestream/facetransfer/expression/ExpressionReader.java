package org.memestream.facetransfer.expression;

import java.util.List;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.landmarks.MeshedFace;
import org.memestream.runtime.picture.Picture;

/**
 * Reads expressions from the pixels of faces, where landmarks alone show brows and lids too weakly.
 * Thread-safe; owns native memory until it is closed.
 */
public interface ExpressionReader extends AutoCloseable {

  /** What the face with these landmarks shows. */
  ExpressionReading read(Picture picture, Landmarks landmarks);

  /**
   * {@link #read(Picture, Landmarks)} for each of some faces, in their order; networks look at many
   * at once where the processor gains by it. Equal to single looks up to rounding.
   */
  default List<ExpressionReading> read(List<MeshedFace> faces) {
    return faces.stream().map(face -> read(face.picture(), face.landmarks())).toList();
  }

  @Override
  void close();
}
