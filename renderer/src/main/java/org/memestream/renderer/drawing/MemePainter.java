package org.memestream.renderer.drawing;

import org.memestream.runtime.picture.Picture;

/** Brings text onto pictures in one style. Thread-safe. */
public interface MemePainter {

  /**
   * A copy of the picture with the text on it. The same picture and text give the same pixels on a
   * machine with the same fonts; no pixel outside the text's boxes changes.
   *
   * @throws UndrawableTextException when some of the text cannot be drawn
   */
  Picture paint(Picture picture, MemeText text) throws UndrawableTextException;
}
