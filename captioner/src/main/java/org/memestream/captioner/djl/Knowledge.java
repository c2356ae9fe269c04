package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;

/** What the decoder knows about N pictures before it writes; the same at every word. */
public sealed interface Knowledge {

  /** State before the first input. */
  Lstm.State state();

  /** First input, [N, embedding]. */
  NDArray start();

  /** The same with each lasting array replaced; the state stays as it is. */
  Knowledge map(UnaryOperator<NDArray> change);

  /** Gives every array to a manager. */
  default void attach(NDManager manager) {
    map(
        array -> {
          array.attach(manager);
          return array;
        });
  }

  /**
   * One context vector, as it enters in three places.
   *
   * @param inject added to later inputs, [N, embedding]
   * @param lean added to outputs, [N, embedding]
   */
  record Context(Lstm.State state, NDArray start, NDArray inject, NDArray lean)
      implements Knowledge {

    @Override
    public Knowledge map(UnaryOperator<NDArray> change) {
      return new Context(state, change.apply(start), change.apply(inject), change.apply(lean));
    }
  }

  /**
   * What has been read, to be attended to.
   *
   * @param keys [N, L, hidden]
   * @param states [N, L, hidden]
   * @param mask [N, 1, L], 0 or far below
   */
  record Memory(Lstm.State state, NDArray keys, NDArray states, NDArray mask, NDArray start)
      implements Knowledge {

    @Override
    public Knowledge map(UnaryOperator<NDArray> change) {
      return new Memory(
          state, change.apply(keys), change.apply(states), change.apply(mask), change.apply(start));
    }
  }
}
