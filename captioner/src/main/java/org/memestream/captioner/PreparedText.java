package org.memestream.captioner;

import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.schemas.Caption;

/** A request for text, ready to be worked on. */
sealed interface PreparedText {

  /** The text is there already. */
  record Given(Caption caption) implements PreparedText {}

  /** The captioner writes it. */
  record ToWrite(CaptionRequest request) implements PreparedText {}
}
