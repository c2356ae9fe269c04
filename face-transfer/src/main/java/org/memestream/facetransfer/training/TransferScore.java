package org.memestream.facetransfer.training;

import java.util.Optional;
import org.memestream.runtime.picture.Picture;

/**
 * What came of a case.
 *
 * @param strength that was asked for
 * @param result the new picture; empty when it was refused or shows no face any more
 * @param measured figures of the result
 */
record TransferScore(
    TransferCase of, double strength, Optional<Picture> result, Optional<Measured> measured) {

  /**
   * Figures of one result.
   *
   * @param recognised whether the judge says what was wanted
   * @param probability that the judge gives to what was wanted; NaN if nothing is
   * @param before the same of the target
   * @param identity cosine between target and result
   * @param drift of the pose in degrees
   * @param sharpness in the face, result over target
   * @param untouched share of bit-identical pixels outside the outer ring
   * @param milliseconds of the transfer
   */
  record Measured(
      boolean recognised,
      double probability,
      double before,
      double identity,
      double drift,
      double sharpness,
      double untouched,
      double milliseconds) {}
}
