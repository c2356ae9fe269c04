package org.memestream.captioner.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;
import org.memestream.captioner.caption.Vocabulary;
import org.memestream.captioner.djl.DecoderNetwork;
import org.memestream.captioner.djl.EncoderNetwork;
import org.memestream.captioner.djl.Weights;

/**
 * Rows of equal length with what the decoder is told about each.
 *
 * @param rows at least one
 * @param told as many
 */
record DecoderBatch(List<EncodedRows.Row> rows, List<Conditioning.Told> told) {

  int length() {
    return rows.get(0).tokens().length;
  }

  /** For each row its words and the end mark, row by row. */
  int[] targets() {
    int[] targets = new int[rows.size() * (length() + 1)];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i).tokens(), 0, targets, i * (length() + 1), length());
      targets[i * (length() + 1) + length()] = Vocabulary.END_ID;
    }
    return targets;
  }

  /** Output vectors in the order of {@link #targets()}: [N * (T + 1), embedding]. */
  NDArray outputs(
      DecoderNetwork network, Weights weights, NDManager scope, float dropout, boolean training) {
    NDArray context = network.context(weights, pictures(scope), labels(network, weights, scope));
    IntBuffer ids = IntBuffer.allocate(rows.size() * length());
    rows.forEach(row -> ids.put(row.tokens()));
    NDArray words =
        network.inputs(
            weights, context, scope.create(ids.rewind(), new Shape(rows.size(), length())));
    NDArray inputs = network.start(weights, context).concat(words, 1);
    DecoderNetwork.Reading reading =
        network.read(weights, inputs, network.empty(scope, rows.size()), training);
    return network.project(
        weights, reading.outputs().reshape(-1, network.hidden()), dropout, training);
  }

  private NDArray pictures(NDManager scope) {
    FloatBuffer buffer = FloatBuffer.allocate(told.size() * EncoderNetwork.LENGTH);
    told.forEach(one -> buffer.put(one.picture()));
    return scope.create(buffer.rewind(), new Shape(told.size(), EncoderNetwork.LENGTH));
  }

  private NDArray labels(DecoderNetwork network, Weights weights, NDManager scope) {
    int longest = told.stream().mapToInt(one -> one.label().length).max().orElse(0);
    if (longest == 0) {
      return scope.zeros(new Shape(told.size(), network.embedding()));
    }
    IntBuffer ids = IntBuffer.allocate(told.size() * longest);
    FloatBuffer shares = FloatBuffer.allocate(told.size() * longest);
    for (int i = 0; i < told.size(); i++) {
      int[] label = told.get(i).label();
      for (int j = 0; j < label.length; j++) {
        ids.put(i * longest + j, label[j]);
        shares.put(i * longest + j, 1f / label.length);
      }
    }
    NDArray vectors = network.embed(weights, scope.create(ids, new Shape(told.size(), longest)));
    return vectors.mul(scope.create(shares, new Shape(told.size(), longest, 1))).sum(new int[] {1});
  }
}
