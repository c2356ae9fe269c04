package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.landmarks.FrontalMesh;

/**
 * How far a head is turned from the front.
 *
 * @param turn radians between where the face looks and where the camera is, 0 to pi
 */
record FacePose(double turn) {

  static FacePose of(FrontalMesh frontal) {
    // The rotation leads to the front: its last number is the cosine of the angle between the depth
    // axes before and after.
    double cosine = frontal.toFrontal().rotation()[8];
    return new FacePose(Math.acos(Math.max(-1, Math.min(1, cosine))));
  }
}
