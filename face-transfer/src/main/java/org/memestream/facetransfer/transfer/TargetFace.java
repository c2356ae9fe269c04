package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.expression.FaceExpression;
import org.memestream.runtime.picture.Picture;

/**
 * A face that is to change.
 *
 * @param face where it is and what it shows
 * @param base the expression that is replaced: for a still its own
 * @param light on it
 */
record TargetFace(KnownFace face, FaceExpression base, LightMeter light) {

  /** Of a still. */
  static TargetFace of(Picture picture, KnownFace face) {
    return new TargetFace(face, face.expression(), LightMeter.of(picture, face.landmarks()));
  }
}
