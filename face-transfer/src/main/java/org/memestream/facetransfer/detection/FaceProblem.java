package org.memestream.facetransfer.detection;

/** Why a face, or a picture, cannot take on or give an expression. */
public enum FaceProblem {
  NO_FACE,
  FACE_TOO_SMALL,
  FACE_TOO_BLURRED,
  FACE_TOO_TURNED
}
