package org.memestream.captioner.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.memestream.captioner.caption.Vocabulary;
import org.memestream.captioner.djl.DecoderNetwork;
import org.memestream.runtime.network.Weights;

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

  /**
   * What was measured.
   *
   * @param tokens how many, with separators and end marks
   * @param surprise sum of the negative natural log-probabilities of all
   * @param unknown tokens that stand for a word outside the vocabulary
   * @param unknownSurprise the part of the sum that is theirs
   */
  record Measured(long tokens, double surprise, long unknown, double unknownSurprise) {

    /** Per token: e to the mean negative log-probability. */
    double perplexity() {
      return Math.exp(surprise / tokens);
    }

    /** The same without the tokens that stand for unknown words. */
    double perplexityOfKnown() {
      return Math.exp((surprise - unknownSurprise) / (tokens - unknown));
    }
  }

  /** Reads all rows. */
  Measured of(EncodedRows rows, Conditioning.Fixed fixed, NDManager parent) {
    double surprise = 0;
    double unknownSurprise = 0;
    long count = 0;
    long unknown = 0;
    for (List<EncodedRows.Row> chosen : rows.batches(TOKENS, 1)) {
      List<Conditioning.Told> told = new ArrayList<>();
      chosen.forEach(row -> told.add(conditioning.fixed(row, fixed)));
      DecoderBatch batch = new DecoderBatch(chosen, told);
      try (NDManager scope = parent.newSubManager()) {
        int[] targets = batch.targets();
        NDArray outputs = batch.outputs(network, weights, scope, 0, false);
        float[] each = network.wordLayer().surprise(weights, outputs, targets).each();
        for (int i = 0; i < each.length; i++) {
          surprise += each[i];
          if (targets[i] == Vocabulary.UNKNOWN_ID) {
            unknown++;
            unknownSurprise += each[i];
          }
        }
        count += each.length;
      }
    }
    return new Measured(count, surprise, unknown, unknownSurprise);
  }
}
