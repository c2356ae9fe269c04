package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.memestream.captioner.caption.NextWords;
import org.memestream.runtime.network.Weights;

/**
 * A decoder made ready for writing one word at a time: the matrices of the LSTM are joined to one,
 * and so are those of the softmax's first level. All are kept with inputs first, [in, out]: the
 * library copies matrices of the other order at each product, which takes longer than the product
 * of a few rows does. Gives the same numbers as {@link DecoderNetwork} up to rounding. Thread-safe.
 */
final class PreparedDecoder {

  /** How many of the likeliest words are looked at (Peirson and Tolunay 2018). */
  private static final int CANDIDATES = 100;

  private static final Likeliest LIKELIEST = new Likeliest(CANDIDATES);

  private final DecoderNetwork network;
  private final Weights weights;
  private final NDArray gates;
  private final NDArray gatesBias;
  private final NDArray frequent;
  private final NDArray frequentBias;
  private final NDArray rare;
  private final NDArray rareBias;

  /** The weights stay the caller's; what is joined lives in their manager. */
  PreparedDecoder(DecoderNetwork network, Weights weights) {
    this.network = network;
    this.weights = weights;
    WordLayer layer = network.wordLayer();
    try (NDManager scope = weights.manager().newSubManager()) {
      NDArray joined = weights.get("lstm.input").concat(weights.get("lstm.state"), 1);
      joined.attach(scope);
      this.gates = inputsFirst(joined, weights);
      this.gatesBias = weights.get("lstm.input.bias").add(weights.get("lstm.state.bias"));
      this.frequent = inputsFirst(layer.frequentVectors(weights, scope), weights);
      this.frequentBias = layer.frequentBias(weights, weights.manager());
      this.rare = inputsFirst(layer.rareVectors(weights, scope), weights);
      this.rareBias = layer.rareBias(weights, weights.manager());
    }
    for (NDArray array : new NDArray[] {gates, gatesBias, frequent, frequentBias, rare, rareBias}) {
      array.attach(weights.manager());
    }
  }

  /** A matrix [out, in] as one of [in, out], laid out in that order. */
  private static NDArray inputsFirst(NDArray matrix, Weights weights) {
    try (NDManager scope = weights.manager().newSubManager()) {
      NDArray view = matrix.transpose();
      view.attach(scope);
      // A duplicate would keep the order of the numbers; what is flattened does not.
      NDArray copy = view.flatten();
      copy.attach(scope);
      NDArray ordered = copy.reshape(view.getShape());
      ordered.attach(weights.manager());
      return ordered;
    }
  }

  DecoderNetwork network() {
    return network;
  }

  Weights weights() {
    return weights;
  }

  /**
   * One step of the LSTM.
   *
   * @param input [N, embedding]
   * @param state each [N, hidden]
   * @return the new state
   */
  Lstm.State step(NDArray input, Lstm.State state) {
    NDArray joined = input.concat(state.hidden(), 1);
    NDList parts = joined.matMul(gates).addi(gatesBias).split(4, 1);
    NDArray in = Activation.sigmoid(parts.get(0));
    NDArray forget = Activation.sigmoid(parts.get(1));
    NDArray cell = forget.muli(state.cell()).addi(in.muli(Activation.tanh(parts.get(2))));
    NDArray hidden = Activation.sigmoid(parts.get(3)).muli(Activation.tanh(cell));
    return new Lstm.State(hidden, cell);
  }

  /** Output vectors [N, embedding] from the LSTM's outputs [N, hidden]. */
  NDArray outputs(NDArray hidden, Knowledge known) {
    return network.outputs(weights, hidden.expandDims(1), known, 0, false);
  }

  /** The likeliest frequent words after outputs [N, embedding]. */
  NextWords frequent(NDArray outputs) {
    int count = network.wordLayer().frequent();
    int rows = (int) outputs.getShape().get(0);
    float[] logs = outputs.matMul(frequent).addi(frequentBias).logSoftmax(1).toFloatArray();
    int width = logs.length / rows;
    float[] rare = new float[rows];
    Arrays.fill(rare, Float.NEGATIVE_INFINITY);
    if (width > count) {
      IntStream.range(0, rows).forEach(row -> rare[row] = logs[row * width + count]);
    }
    return LIKELIEST.of(logs, width, count, 0, new float[rows], rare);
  }

  /**
   * The likeliest rare words.
   *
   * @param outputs [N, embedding]
   * @param rows of them
   * @param shared for each of those rows the logarithm of the probability of a rare word
   */
  NextWords rare(NDArray outputs, int[] rows, float[] shared) {
    NDManager scope = outputs.getManager();
    NDArray chosen = WordLayer.rows(outputs, scope.create(rows));
    WordLayer layer = network.wordLayer();
    float[] logs = chosen.matMul(rare).addi(rareBias).logSoftmax(1).toFloatArray();
    int width = layer.words() - layer.frequent();
    float[] none = new float[rows.length];
    Arrays.fill(none, Float.NEGATIVE_INFINITY);
    return LIKELIEST.of(logs, width, width, layer.frequent(), shared, none);
  }
}
