package org.memestream.captioner.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.memestream.captioner.djl.DecoderNetwork;
import org.memestream.captioner.djl.Weights;
import org.memestream.captioner.djl.WordLayer;

/** Measures how surprised the decoder is, with the full softmax. */
final class Perplexity {

  private static final int TOKENS = 1500;

  private final DecoderNetwork network;
  private final Weights weights;
  private final Conditioning conditioning;

  Perplexity(DecoderNetwork network, Weights weights, Conditioning conditioning) {
    this.network = network;
    this.weights = weights;
    this.conditioning = conditioning;
  }

  /** Per token, with separators and end marks: e to the mean negative log-probability. */
  double of(EncodedRows rows, Conditioning.Fixed fixed, NDManager parent) {
    double sum = 0;
    long count = 0;
    for (List<EncodedRows.Row> chosen : rows.batches(TOKENS, 1)) {
      List<Conditioning.Told> told = new ArrayList<>();
      chosen.forEach(row -> told.add(conditioning.fixed(row, fixed)));
      DecoderBatch batch = new DecoderBatch(chosen, told);
      try (NDManager scope = parent.newSubManager()) {
        int[] targets = batch.targets();
        NDArray outputs = batch.outputs(network, weights, scope, 0, false);
        WordLayer.Surprise surprise = network.wordLayer().surprise(weights, outputs, targets);
        sum += surprise.mean().getFloat() * (double) targets.length;
        count += targets.length;
      }
    }
    return Math.exp(sum / count);
  }
}
