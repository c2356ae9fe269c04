package org.memestream.renderer.palette;

/** What is done about colours that a palette lacks. */
public enum Dithering {
  /** The nearest one stands in: exact on average, but even slopes turn to steps. */
  NONE,
  /**
   * Ordered dither (Bayer 1973), as strong as the palette is coarse: a pattern that stands still
   * where the picture does, so that what does not move costs nothing.
   */
  ORDERED
}
