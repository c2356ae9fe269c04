package org.memestream.captioner.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.memestream.captioner.djl.DecoderNetwork;
import org.memestream.captioner.djl.Weights;

/**
 * Cross-entropy against the right word and a sample of wrong ones, each score lowered by the
 * logarithm of how often its word is expected in the sample (Jean et al. 2015). Words are drawn
 * log-uniformly, which suits ids in order of frequency.
 *
 * @param words size of the vocabulary
 * @param sample how many different wrong words
 */
record SampledSoftmax(int words, int sample) {

  private static final float NEVER = -1e4f;

  /**
   * @param projected [M, embedding]
   * @param targets M word ids
   * @return mean loss, a scalar
   */
  NDArray loss(
      DecoderNetwork network,
      Weights weights,
      NDArray projected,
      int[] targets,
      SplittableRandom random) {
    NDManager scope = projected.getManager();
    int[] drawn = new int[sample];
    long tries = draw(drawn, random);
    float[] expectedDrawn = new float[sample];
    int[] position = new int[words];
    for (int i = 0; i < sample; i++) {
      expectedDrawn[i] = logExpected(drawn[i], tries);
      position[drawn[i]] = i + 1;
    }
    float[] expectedTarget = new float[targets.length];
    float[] hits = new float[targets.length * sample];
    for (int i = 0; i < targets.length; i++) {
      expectedTarget[i] = logExpected(targets[i], tries);
      if (position[targets[i]] > 0) {
        hits[i * sample + position[targets[i]] - 1] = NEVER;
      }
    }
    NDArray bias = weights.get("output.bias").reshape(words, 1);
    bias.attach(scope);
    NDArray targetIds = scope.create(targets);
    NDArray right =
        projected
            .mul(network.embed(weights, targetIds))
            .sum(new int[] {1}, true)
            .add(embedding(targetIds, bias))
            .sub(scope.create(FloatBuffer.wrap(expectedTarget), new Shape(targets.length, 1)));
    NDArray drawnIds = scope.create(drawn);
    NDArray wrong =
        projected
            .matMul(network.embed(weights, drawnIds).transpose())
            .add(embedding(drawnIds, bias).reshape(1, sample))
            .sub(scope.create(FloatBuffer.wrap(expectedDrawn), new Shape(1, sample)))
            .add(scope.create(FloatBuffer.wrap(hits), new Shape(targets.length, sample)));
    NDArray all = right.concat(wrong, 1);
    return all.logSoftmax(1).get(":, 0").mean().neg();
  }

  private static NDArray embedding(NDArray ids, NDArray table) {
    NDList found =
        ids.getNDArrayInternal().embedding(ids, table, ai.djl.ndarray.types.SparseFormat.DENSE);
    return found.singletonOrThrow();
  }

  private long draw(int[] drawn, SplittableRandom random) {
    BitSet taken = new BitSet(words);
    long tries = 0;
    for (int i = 0; i < drawn.length; ) {
      tries++;
      int id = (int) (Math.exp(random.nextDouble() * Math.log(words + 1.0)) - 1);
      if (id < words && !taken.get(id)) {
        taken.set(id);
        drawn[i++] = id;
      }
    }
    return tries;
  }

  private float logExpected(int id, long tries) {
    double probability = Math.log((id + 2.0) / (id + 1.0)) / Math.log(words + 1.0);
    return (float) Math.log(-Math.expm1(tries * Math.log1p(-probability)));
  }
}
