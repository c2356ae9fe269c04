package org.memestream.runtime.picture;

/** Why a file was refused as a picture. */
public enum PictureProblem {
  /** There are no bytes. */
  EMPTY,
  /** The contents are not those of any picture. */
  NOT_A_PICTURE,
  /** A picture, but of a format or variant that is not accepted. */
  UNSUPPORTED_FORMAT,
  /** It starts like an accepted picture, but is broken or cut off. */
  CORRUPT,
  /** The file is too large. */
  TOO_MANY_BYTES,
  /** Decoding it would take too many pixels. */
  TOO_MANY_PIXELS,
  /** A side is too short to draw on. */
  TOO_SMALL,
  /** One side is too many times the other. */
  TOO_THIN,
  /** The animation has too many frames. */
  TOO_MANY_FRAMES
}
