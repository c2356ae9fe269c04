package org.memestream.renderer.drawing;

import java.util.Optional;

/**
 * Text for one box as it will be drawn: in Unicode normal form C, on one line, without control,
 * zero-width or bidirectional override characters.
 *
 * @param value never blank, at most {@value #MAX_CHARACTERS} code points, or more as capitals
 */
public record CaptionText(String value) {

  /** Most code points that a box takes. */
  public static final int MAX_CHARACTERS = 200;

  public CaptionText {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a caption text must hold something to draw");
    }
  }

  /**
   * Cleans text from outside.
   *
   * @param raw may be null
   * @return nothing when nothing drawable is left
   * @throws UndrawableTextException when it is too long
   */
  public static Optional<CaptionText> of(String raw) throws UndrawableTextException {
    if (raw == null) {
      return Optional.empty();
    }
    String clean = Cleaning.clean(raw);
    int length = clean.codePointCount(0, clean.length());
    if (length > MAX_CHARACTERS) {
      throw new UndrawableTextException(
          TextProblem.TOO_LONG,
          "The text has " + length + " characters; a box takes at most " + MAX_CHARACTERS + ".");
    }
    return clean.isEmpty() ? Optional.empty() : Optional.of(new CaptionText(clean));
  }

  /** The same in capitals, alike whatever the machine's language is. */
  public CaptionText capitals() {
    return new CaptionText(Cleaning.upperCase(value));
  }
}
