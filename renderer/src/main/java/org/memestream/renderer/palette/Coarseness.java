package org.memestream.renderer.palette;

import java.util.Objects;

/**
 * How much is given up for a smaller file.
 *
 * @param colors at most that many, 2 to 256; one of them may stand for transparency
 * @param tolerance how far, in levels of a channel, a pixel may be from what is seen already before
 *     it is drawn anew, 0 to 255
 * @param dithering what is done about colours that the palette lacks
 */
public record Coarseness(int colors, int tolerance, Dithering dithering) {

  /** The best that a palette gives. */
  public static final Coarseness LEAST = new Coarseness(256, 0, Dithering.ORDERED);

  public Coarseness {
    Objects.requireNonNull(dithering, "dithering");
    if (colors < 2 || colors > 256) {
      throw new IllegalArgumentException("colors must be 2 to 256, but is " + colors);
    }
    if (tolerance < 0 || tolerance > 255) {
      throw new IllegalArgumentException("tolerance must be 0 to 255, but is " + tolerance);
    }
  }
}
