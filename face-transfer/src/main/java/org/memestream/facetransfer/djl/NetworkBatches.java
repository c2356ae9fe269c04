package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How many inputs go through a network together. A GPU takes many at once. The CPU, where an
 * operation has one thread, gains nothing by that: there each input goes alone, to the last bit as
 * it would without the others, and the cores work side by side.
 *
 * @param most inputs at once, at least 1
 * @param sideBySide whether batches are computed in parallel
 */
record NetworkBatches(int most, boolean sideBySide) {

  private static final int MOST_ON_GPU = 32;

  NetworkBatches {
    if (most < 1) {
      throw new IllegalArgumentException("a batch has at least 1 input, not " + most);
    }
  }

  /** What suits the device of a manager. */
  static NetworkBatches on(NDManager manager) {
    return manager.getDevice().isGpu()
        ? new NetworkBatches(MOST_ON_GPU, false)
        : new NetworkBatches(1, true);
  }

  /**
   * Runs a network over inputs.
   *
   * @param network answers as many inputs as it gets, in their order; called by several threads
   * @return an answer for each input, in their order
   */
  <A, B> List<B> run(List<A> inputs, Function<List<A>, List<B>> network) {
    List<List<A>> batches = new ArrayList<>();
    for (int from = 0; from < inputs.size(); from += most) {
      batches.add(inputs.subList(from, Math.min(inputs.size(), from + most)));
    }
    if (batches.size() < 2 || !sideBySide) {
      return batches.stream().flatMap(batch -> network.apply(batch).stream()).toList();
    }
    return batches.parallelStream().map(network).flatMap(List::stream).toList();
  }
}
