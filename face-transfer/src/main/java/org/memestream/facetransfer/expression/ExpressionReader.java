package org.memestream.facetransfer.expression;

import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/**
 * Reads expressions from the pixels of faces, where landmarks alone show brows and lids too weakly.
 * Thread-safe; owns native memory until it is closed.
 */
public interface ExpressionReader extends AutoCloseable {

  /** What the face with these landmarks shows. */
  ExpressionReading read(Picture picture, Landmarks landmarks);

  @Override
  void close();
}
