package org.memestream.renderer.output;

import java.util.List;
import java.util.Objects;

/**
 * Where a meme is to be sent, and so which pictures are made of it.
 *
 * @param name in requests: lower case
 * @param pictures at least one; the first is the meme itself
 */
public record OutputProfile(String name, List<OutputPicture> pictures) {

  public OutputProfile {
    Objects.requireNonNull(name, "name");
    pictures = List.copyOf(pictures);
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException("profile " + name + " has no picture");
    }
  }

  /** Whether a picture of it moves when the meme does. */
  public boolean moves() {
    return pictures.stream().anyMatch(OutputPicture::moves);
  }

  /** Pixels that no side of a picture exceeds. */
  public int longestSide() {
    return pictures.stream()
        .mapToInt(picture -> Math.max(picture.canvas().width(), picture.canvas().height()))
        .max()
        .orElseThrow();
  }
}
