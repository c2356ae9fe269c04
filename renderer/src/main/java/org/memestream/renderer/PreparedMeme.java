package org.memestream.renderer;

import java.util.List;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.runtime.picture.Picture;
import org.memestream.schemas.Caption;
import org.memestream.schemas.MemeAssembled;

/**
 * A meme that only needs drawing.
 *
 * @param event what was asked
 * @param picture decoded, no larger than any profile needs
 * @param painter of the style that was asked
 * @param profiles that were asked
 * @param alternatives one finished picture a profile each, at least one
 */
record PreparedMeme(
    MemeAssembled event,
    Picture picture,
    MemePainter painter,
    List<OutputProfile> profiles,
    List<Alternative> alternatives) {

  PreparedMeme {
    profiles = List.copyOf(profiles);
    alternatives = List.copyOf(alternatives);
  }

  /**
   * One text for the picture.
   *
   * @param caption as the event says it; null for a meme without text
   * @param text as it is drawn
   */
  record Alternative(Caption caption, MemeText text) {}
}
