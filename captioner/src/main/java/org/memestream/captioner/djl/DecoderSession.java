package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.Arrays;
import org.memestream.captioner.caption.NextWords;
import org.memestream.captioner.caption.WritingSession;

/** Captions in the making: the LSTM's state of every row, in native memory until closed. */
final class DecoderSession implements WritingSession {

  /** How many of the likeliest words are looked at. */
  private static final int CANDIDATES = 100;

  private final DecoderNetwork network;
  private final Weights weights;
  private final NDManager manager;
  private final NDArray context;
  private DecoderNetwork.State state;
  private int[] captions;

  /**
   * @param context [N, embedding], taken over
   */
  DecoderSession(DecoderNetwork network, Weights weights, NDManager parent, NDArray context) {
    this.network = network;
    this.weights = weights;
    this.manager = parent.newSubManager();
    this.context = context;
    context.attach(manager);
    int count = (int) context.getShape().get(0);
    this.state = network.empty(manager, count);
    this.captions = new int[count];
    Arrays.setAll(captions, i -> i);
  }

  @Override
  public NextWords first() {
    try (NDManager scope = manager.newSubManager()) {
      context.tempAttach(scope);
      return read(network.start(weights, context), scope);
    }
  }

  @Override
  public NextWords advance(int[] parents, int[] words) {
    try (NDManager scope = manager.newSubManager()) {
      int[] owners = new int[parents.length];
      Arrays.setAll(owners, i -> captions[parents[i]]);
      captions = owners;
      keep(
          new DecoderNetwork.State(
              rows(state.hidden(), parents, scope), rows(state.cell(), parents, scope)));
      NDArray own = lookUp(context, owners, scope);
      NDArray ids = scope.create(words).reshape(words.length, 1);
      return read(network.inputs(weights, own, ids), scope);
    }
  }

  private NextWords read(NDArray inputs, NDManager scope) {
    DecoderNetwork.Reading reading = network.read(weights, inputs, state, false);
    keep(reading.state());
    NDArray outputs = reading.outputs().reshape(-1, network.hidden());
    NDArray scores =
        network.scores(weights, network.project(weights, outputs, 0, false)).logSoftmax(1);
    int count = Math.min(CANDIDATES, network.words());
    NDList best = scores.topK(count, 1, true, true);
    float[] flatLogs = best.get(0).toFloatArray();
    long[] flatIds = best.get(1).toLongArray();
    int rows = captions.length;
    int[][] ids = new int[rows][count];
    float[][] logs = new float[rows][];
    for (int row = 0; row < rows; row++) {
      logs[row] = Arrays.copyOfRange(flatLogs, row * count, (row + 1) * count);
      for (int i = 0; i < count; i++) {
        ids[row][i] = (int) flatIds[row * count + i];
      }
    }
    return new NextWords(ids, logs);
  }

  private NDArray rows(NDArray stateArray, int[] rows, NDManager scope) {
    NDArray table = stateArray.reshape(-1, network.hidden());
    table.attach(scope);
    return lookUp(table, rows, scope).reshape(new Shape(1, rows.length, network.hidden()));
  }

  private static NDArray lookUp(NDArray table, int[] rows, NDManager scope) {
    NDArray ids = scope.create(rows);
    return ids.getNDArrayInternal().embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
  }

  private void keep(DecoderNetwork.State next) {
    state.hidden().close();
    state.cell().close();
    next.hidden().attach(manager);
    next.cell().attach(manager);
    state = next;
  }

  @Override
  public void close() {
    manager.close();
  }
}
