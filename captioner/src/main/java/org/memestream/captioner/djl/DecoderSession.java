package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.memestream.captioner.caption.NextWords;
import org.memestream.captioner.caption.WritingSession;

/** Captions in the making: the LSTM's state of every row, in native memory until closed. */
final class DecoderSession implements WritingSession {

  /** How many of the likeliest words are looked at. */
  private static final int CANDIDATES = 100;

  private final Likeliest likeliest = new Likeliest(CANDIDATES);
  private final DecoderNetwork network;
  private final Weights weights;
  private final NDManager manager;
  private final Knowledge known;
  private Lstm.State state;
  private int[] captions;

  /**
   * @param known about as many captions as shall be written, taken over
   */
  DecoderSession(DecoderNetwork network, Weights weights, NDManager parent, Knowledge known) {
    this.network = network;
    this.weights = weights;
    this.manager = parent.newSubManager();
    this.known = known;
    known.attach(manager);
    this.state = known.state();
    state.hidden().attach(manager);
    state.cell().attach(manager);
    this.captions = IntStream.range(0, (int) known.start().getShape().get(0)).toArray();
  }

  @Override
  public NextWords first() {
    try (NDManager scope = manager.newSubManager()) {
      Knowledge here = knownOf(captions, scope);
      return read(network.start(here), here);
    }
  }

  @Override
  public NextWords advance(int[] parents, int[] words) {
    try (NDManager scope = manager.newSubManager()) {
      int[] owners = new int[parents.length];
      Arrays.setAll(owners, i -> captions[parents[i]]);
      captions = owners;
      NDArray rows = scope.create(parents);
      keep(new Lstm.State(rows(state.hidden(), rows), rows(state.cell(), rows)));
      Knowledge here = knownOf(owners, scope);
      NDArray ids = scope.create(words).reshape(words.length, 1);
      return read(network.inputs(weights, here, ids), here);
    }
  }

  private NextWords read(NDArray inputs, Knowledge here) {
    Lstm.Reading reading = network.read(weights, inputs, state, false);
    keep(reading.state());
    NDArray outputs = network.outputs(weights, reading.outputs(), here, 0, false);
    return likeliest.of(network.wordLayer(), weights, outputs);
  }

  private Knowledge knownOf(int[] owners, NDManager scope) {
    NDArray rows = scope.create(owners);
    return known.map(array -> WordLayer.slices(array, rows));
  }

  private NDArray rows(NDArray stateArray, NDArray rows) {
    NDArray table = stateArray.reshape(-1, network.hidden());
    table.attach(rows.getManager());
    return WordLayer.rows(table, rows).reshape(new Shape(1, rows.size(), network.hidden()));
  }

  private void keep(Lstm.State next) {
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
