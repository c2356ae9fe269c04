package org.memestream.captioner.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.IntBuffer;
import java.util.List;
import org.memestream.captioner.caption.Vocabulary;
import org.memestream.captioner.djl.DecoderNetwork;
import org.memestream.captioner.djl.Knowledge;
import org.memestream.captioner.djl.Told;
import org.memestream.runtime.network.Weights;

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
    Knowledge knowledge =
        new Told(
                told.stream().map(Conditioning.Told::picture).toList(),
                told.stream().map(Conditioning.Told::label).toList())
            .know(network, weights, scope, training);
    IntBuffer ids = IntBuffer.allocate(rows.size() * length());
    rows.forEach(row -> ids.put(row.tokens()));
    NDArray words = scope.create(ids.rewind(), new Shape(rows.size(), length()));
    return network.write(weights, knowledge, words, dropout, training);
  }
}
