package org.memestream.renderer.drawing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of one meme.
 *
 * @param top upper text, if any
 * @param bottom lower text, if any
 */
public record MemeText(Optional<CaptionText> top, Optional<CaptionText> bottom) {

  /** A meme without text. */
  public static final MemeText NONE = new MemeText(Optional.empty(), Optional.empty());

  public MemeText {
    Objects.requireNonNull(top, "top");
    Objects.requireNonNull(bottom, "bottom");
  }

  /** The texts that there are, the upper one first. */
  public List<CaptionText> paragraphs() {
    return Stream.concat(top.stream(), bottom.stream()).toList();
  }

  /** Cleans both texts, each of which may be null. */
  public static MemeText of(String top, String bottom) throws UndrawableTextException {
    return new MemeText(CaptionText.of(top), CaptionText.of(bottom));
  }
}
