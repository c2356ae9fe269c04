package org.memestream.facetransfer.transfer;

import java.util.List;
import java.util.stream.IntStream;
import org.memestream.runtime.picture.AnimationFrame;

/**
 * When the frames of a moving picture are seen.
 *
 * @param middle of the time that each is shown, in milliseconds from the start
 * @param shown how long each is shown, in milliseconds
 * @param total of all, in milliseconds
 */
record FrameTimes(double[] middle, double[] shown, double total) {

  /** What is shorter than about twice this goes on under a new expression, in milliseconds. */
  private static final double AROUND = 250;

  static FrameTimes of(List<AnimationFrame> frames) {
    double[] middle = new double[frames.size()];
    double[] shown = new double[frames.size()];
    double time = 0;
    for (int frame = 0; frame < shown.length; frame++) {
      shown[frame] = frames.get(frame).shownFor().toNanos() / 1e6;
      middle[frame] = time + shown[frame] / 2;
      time += shown[frame];
    }
    return new FrameTimes(middle, shown, time);
  }

  /** How much of an expression that comes and goes once is there in a frame, 0 to 1. */
  float thereAndBack(int frame) {
    return (float) ((1 - Math.cos(2 * Math.PI * middle[frame] / total)) / 2);
  }

  /**
   * How much each of some frames counts for what is seen around one of them.
   *
   * @param from first frame that may count
   * @param to frame after the last that may count
   * @return to - from weights that add up to 1
   */
  double[] around(int frame, int from, int to) {
    double[] weights = new double[to - from];
    for (int i = from; i < to; i++) {
      double apart = (middle[i] - middle[frame]) / AROUND;
      weights[i - from] = shown[i] * Math.exp(-apart * apart / 2);
    }
    double sum = IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
