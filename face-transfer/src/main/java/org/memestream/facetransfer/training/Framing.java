package org.memestream.facetransfer.training;

import java.util.SplittableRandom;
import org.memestream.facetransfer.landmarks.FaceCrop;

/**
 * How far training crops stray from the exact one: boxes of detectors are never exact.
 *
 * @param turn most radians, either way
 * @param scale most, as a logarithm, either way
 * @param shift most, in sides of the crop, either way
 */
record Framing(double turn, double scale, double shift) {

  /** As after a first look. */
  static final Framing TIGHT = new Framing(0.10, 0.08, 0.025);

  /** As a detector's box frames a face, also one whose eyes it does not tell. */
  static final Framing LOOSE = new Framing(0.45, 0.24, 0.09);

  /** Strays from a crop at random. */
  FaceCrop stray(FaceCrop exact, SplittableRandom random) {
    double side = exact.side() * Math.exp(within(scale, random));
    return new FaceCrop(
        exact.centreX() + side * within(shift, random),
        exact.centreY() + side * within(shift, random),
        side,
        exact.roll() + within(turn, random));
  }

  private static double within(double most, SplittableRandom random) {
    return random.nextDouble(-most, most);
  }
}
