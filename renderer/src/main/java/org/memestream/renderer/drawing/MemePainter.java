package org.memestream.renderer.drawing;

import java.util.List;
import org.memestream.runtime.picture.Picture;

/** Makes memes in one style. Thread-safe. */
public interface MemePainter {

  /** The style's name in requests and commands: lower case, words joined by hyphens. */
  String name();

  /** Whether it makes a difference to this style where faces are. */
  boolean regardsFaces(MemeText text);

  /**
   * The finished pictures, one for each frame in order, all of one size. The text is laid out once
   * and stands alike on every frame. The same arguments give the same pixels on a machine with the
   * same fonts.
   *
   * <p>Styles that draw on the picture fit it into the canvas; on an {@linkplain CanvasSize.Exact
   * exact} one its margin is what the canvas says, and text may stand on it. Styles with a canvas
   * of their own, such as a white square, lay that out in the size that is asked. A result has
   * transparent pixels only where the scene or the margin has some.
   *
   * @param text may be empty, which leaves the style's text out
   * @throws UndrawableTextException when some of the text cannot be drawn
   * @throws UnusableFaceException when the style needs a face and there is none fit for it
   */
  List<Picture> paint(Scene scene, MemeText text, CanvasSize size) throws UndrawableMemeException;
}
