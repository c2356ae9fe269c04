package org.memestream.renderer.drawing;

/** Why a style that shows a face cannot show one. */
public enum FaceProblem {
  /** None was found in the picture. */
  NO_FACE,
  /** The largest has too few pixels to be recognised when it is enlarged. */
  TOO_SMALL
}
