package org.memestream.renderer.drawing;

import java.util.List;
import org.memestream.runtime.picture.Picture;

/** A mark that everybody sees, laid over finished pictures. Thread-safe. */
public interface Watermark {

  /** Leaves pictures as they are. */
  Watermark NONE = pictures -> pictures;

  /** The pictures, all of one size, with the mark on each. */
  List<Picture> on(List<Picture> pictures);
}
