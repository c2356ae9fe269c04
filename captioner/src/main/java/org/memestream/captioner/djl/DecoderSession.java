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

  private final PreparedDecoder decoder;
  private final NDManager manager;
  private final Knowledge known;
  private Lstm.State state;
  private int[] captions;
  private NDArray outputs;
  private float[] rare;

  /**
   * @param known about as many captions as shall be written, taken over
   */
  DecoderSession(PreparedDecoder decoder, NDManager parent, Knowledge known) {
    this.decoder = decoder;
    this.manager = parent.newSubManager();
    this.known = known;
    known.attach(manager);
    int hidden = decoder.network().hidden();
    this.state =
        new Lstm.State(
            known.state().hidden().reshape(-1, hidden), known.state().cell().reshape(-1, hidden));
    state.hidden().attach(manager);
    state.cell().attach(manager);
    this.captions = IntStream.range(0, (int) known.start().getShape().get(0)).toArray();
    this.outputs = manager.zeros(new Shape(1));
  }

  @Override
  public NextWords first() {
    try (NDManager scope = manager.newSubManager()) {
      Knowledge here = knownOf(captions, scope);
      return read(here.start(), state, here);
    }
  }

  @Override
  public NextWords advance(int[] parents, int[] words) {
    try (NDManager scope = manager.newSubManager()) {
      int[] owners = new int[parents.length];
      Arrays.setAll(owners, i -> captions[parents[i]]);
      captions = owners;
      NDArray rows = scope.create(parents);
      Lstm.State before =
          new Lstm.State(WordLayer.rows(state.hidden(), rows), WordLayer.rows(state.cell(), rows));
      Knowledge here = knownOf(owners, scope);
      NDArray ids = scope.create(words).reshape(words.length, 1);
      NDArray inputs = decoder.network().inputs(decoder.weights(), here, ids);
      return read(inputs.reshape(words.length, -1), before, here);
    }
  }

  private NextWords read(NDArray inputs, Lstm.State before, Knowledge here) {
    Lstm.State next = decoder.step(inputs, before);
    NDArray vectors = decoder.outputs(next.hidden(), here);
    for (NDArray old : new NDArray[] {state.hidden(), state.cell(), outputs}) {
      old.close();
    }
    for (NDArray kept : new NDArray[] {next.hidden(), next.cell(), vectors}) {
      kept.attach(manager);
    }
    state = next;
    outputs = vectors;
    NextWords words;
    try (NDManager scope = manager.newSubManager()) {
      NDArray looked = vectors.duplicate();
      looked.attach(scope);
      words = decoder.frequent(looked);
    }
    rare = words.rare();
    return words;
  }

  @Override
  public NextWords rare(int[] rows) {
    float[] shared = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      shared[i] = rare[rows[i]];
    }
    try (NDManager scope = manager.newSubManager()) {
      NDArray looked = outputs.duplicate();
      looked.attach(scope);
      return decoder.rare(looked, rows, shared);
    }
  }

  private Knowledge knownOf(int[] owners, NDManager scope) {
    NDArray rows = scope.create(owners);
    return known.map(array -> WordLayer.slices(array, rows));
  }

  @Override
  public void close() {
    manager.close();
  }
}
