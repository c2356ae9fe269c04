package org.memestream.renderer.output;

import java.util.Objects;
import org.memestream.renderer.drawing.CanvasSize;

/**
 * One picture of a profile.
 *
 * @param name in events and object keys: lower case, words joined by hyphens
 * @param canvas the size that it has
 * @param content what it shows
 * @param still how it is encoded when it does not move, and within which bytes
 * @param moving the same for when the meme moves; {@link Encoding#NONE} shows a still then
 */
public record OutputPicture(
    String name, CanvasSize canvas, Content content, Encoding still, Encoding moving) {

  public OutputPicture {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(canvas, "canvas");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(still, "still");
    Objects.requireNonNull(moving, "moving");
    if (still == Encoding.NONE) {
      throw new IllegalArgumentException("a picture can always be a still");
    }
  }

  /** Whether it moves when the meme does. */
  boolean moves() {
    return moving != Encoding.NONE;
  }

  /** What is seen on a picture. */
  public enum Content {
    /** The meme, drawn in this size. */
    MEME,
    /** The profile's first picture, scaled down. */
    SMALLER_MEME,
    /** The meme without its text, which nobody could read in this size. */
    NO_TEXT
  }
}
