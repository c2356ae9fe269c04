package org.memestream.facetransfer.transfer;

/** Which part of a face takes on the expression; the rest keeps its own. */
public enum FaceRegion {
  ALL,
  MOUTH,
  EYES,
  BROWS
}
