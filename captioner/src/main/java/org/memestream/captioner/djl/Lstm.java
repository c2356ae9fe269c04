package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.memestream.runtime.network.Weights;

/**
 * One layer of long short-term memory (Hochreiter and Schmidhuber 1997) whose weights have a common
 * prefix. Gates are in the engine's order: input, forget, cell, output.
 *
 * @param name prefix of its weights
 * @param input length of an input
 * @param hidden length of the state
 */
record Lstm(String name, int input, int hidden) {

  /** Hidden and cell state, each [1, N, hidden]. */
  record State(NDArray hidden, NDArray cell) {}

  /**
   * What reading gave.
   *
   * @param outputs [N, T, hidden]
   * @param state after the last input
   */
  record Reading(NDArray outputs, State state) {}

  void initialise(Weights weights, float range) {
    NDManager manager = weights.manager();
    weights.put(
        name + ".input",
        manager.randomUniform(-range, range, new Shape(4L * hidden, input), DataType.FLOAT32));
    weights.put(
        name + ".state",
        manager.randomUniform(-range, range, new Shape(4L * hidden, hidden), DataType.FLOAT32));
    // Remembering is the better start.
    float[] bias = new float[4 * hidden];
    Arrays.fill(bias, hidden, 2 * hidden, 1);
    weights.put(name + ".input.bias", manager.create(bias));
    weights.put(name + ".state.bias", manager.zeros(new Shape(4L * hidden)));
  }

  /** An empty memory for N sequences. */
  State empty(NDManager manager, long sequences) {
    Shape shape = new Shape(1, sequences, hidden);
    return new State(manager.zeros(shape), manager.zeros(shape));
  }

  /** Reads inputs [N, T, input] from a state on. */
  Reading read(Weights weights, NDArray inputs, State state, boolean training) {
    NDList parameters =
        new NDList(
            weights.get(name + ".input"),
            weights.get(name + ".state"),
            weights.get(name + ".input.bias"),
            weights.get(name + ".state.bias"));
    NDList states = new NDList(state.hidden, state.cell);
    NDList result =
        inputs
            .getNDArrayInternal()
            .lstm(inputs, states, parameters, true, 1, 0, training, false, true);
    return new Reading(result.get(0), new State(result.get(1), result.get(2)));
  }
}
