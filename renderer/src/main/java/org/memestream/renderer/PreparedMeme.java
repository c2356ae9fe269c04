package org.memestream.renderer;

import java.util.List;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.output.MemeSource;
import org.memestream.renderer.output.OutputProfile;
import org.memestream.renderer.provenance.Provenance;
import org.memestream.schemas.Caption;
import org.memestream.schemas.MemeAssembled;

/**
 * A meme that only needs drawing.
 *
 * @param event what was asked
 * @param source decoded, no larger than any profile needs
 * @param painter of the style that was asked
 * @param profiles that were asked
 * @param alternatives one finished meme a profile each, at least one
 * @param provenance what its pictures say of their making
 */
record PreparedMeme(
    MemeAssembled event,
    MemeSource source,
    MemePainter painter,
    List<OutputProfile> profiles,
    List<Alternative> alternatives,
    Provenance provenance) {

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
