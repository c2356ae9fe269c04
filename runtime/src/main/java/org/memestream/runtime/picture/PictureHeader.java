package org.memestream.runtime.picture;

import java.util.Objects;

/**
 * What a file says of itself before any pixel is decoded.
 *
 * @param format by its contents, whatever its name
 * @param width pixels as stored, before any turning upright
 * @param height pixels as stored
 * @param frames frames of the animation, 1 for a still
 */
public record PictureHeader(PictureFormat format, int width, int height, int frames) {
  public PictureHeader {
    Objects.requireNonNull(format, "format");
    if (width < 1 || height < 1 || frames < 1) {
      throw new IllegalArgumentException(
          "width, height and frames must be at least 1: " + width + ", " + height + ", " + frames);
    }
  }
}
