package org.memestream.renderer.drawing;

/** Why a text cannot be drawn. */
public enum TextProblem {
  /** More characters than a box takes. */
  TOO_LONG,
  /** Even in the smallest letters it would leave its box. */
  DOES_NOT_FIT,
  /** No font has some of its characters. */
  MISSING_GLYPHS
}
