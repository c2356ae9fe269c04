package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Linear;
import java.util.Optional;
import java.util.stream.IntStream;
import org.memestream.runtime.network.Weights;

/**
 * Word vectors, and the softmax over them: two levels (Goodman 2001; Grave et al. 2017), the
 * frequent words with one entry for "a rare word", then the rare words. Exact, and most of the time
 * only the small first level is needed. Input and output share the vectors.
 *
 * @param words size of the vocabulary, most frequent first
 * @param embedding length of a word vector
 */
public record WordLayer(int words, int embedding) {

  private static final int FREQUENT = 2000;
  private static final String VECTORS = "embedding";
  private static final String BIAS = "output.bias";
  private static final String RARE = "output.rare";
  private static final String RARE_BIAS = "output.rare.bias";

  /** How many words are in the first level; all of a small vocabulary. */
  int frequent() {
    return words <= FREQUENT + FREQUENT / 4 ? words : FREQUENT;
  }

  private boolean isTwoLevel() {
    return frequent() < words;
  }

  void initialise(Weights weights, float range) {
    NDManager manager = weights.manager();
    weights.put(
        VECTORS,
        manager.randomUniform(-range, range, new Shape(words, embedding), DataType.FLOAT32));
    weights.put(BIAS, manager.zeros(new Shape(words)));
    if (isTwoLevel()) {
      weights.put(
          RARE, manager.randomUniform(-range, range, new Shape(1, embedding), DataType.FLOAT32));
      weights.put(RARE_BIAS, manager.zeros(new Shape(1)));
    }
  }

  /** Word vectors. {@code ids} is an integer array of any shape; one dimension is added. */
  public NDArray embed(Weights weights, NDArray ids) {
    return rows(weights.get(VECTORS), ids);
  }

  /** Rows of a table [R, C] by integer ids of any shape; one dimension is added. */
  static NDArray rows(NDArray table, NDArray ids) {
    return ids.getNDArrayInternal().embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
  }

  /** Parts [N, ...] of an array along its first axis, by integer ids [R]. */
  static NDArray slices(NDArray array, NDArray ids) {
    Shape shape = array.getShape();
    return rows(array.reshape(shape.get(0), -1), ids)
        .reshape(new Shape(ids.size()).addAll(shape.slice(1)));
  }

  /**
   * Natural log-probabilities of the first level.
   *
   * @param outputs [M, embedding]
   * @return [M, frequent], with one more column for "a rare word" if there are two levels
   */
  NDArray frequentLogs(Weights weights, NDArray outputs) {
    NDManager scope = outputs.getManager();
    return Linear.linear(outputs, frequentVectors(weights, scope), frequentBias(weights, scope))
        .singletonOrThrow()
        .logSoftmax(1);
  }

  /** What the first level multiplies with: [frequent or one more, embedding]. */
  NDArray frequentVectors(Weights weights, NDManager scope) {
    return frequentPart(weights.get(VECTORS), RARE, weights, scope);
  }

  /** What the first level adds. */
  NDArray frequentBias(Weights weights, NDManager scope) {
    return frequentPart(weights.get(BIAS), RARE_BIAS, weights, scope);
  }

  private NDArray frequentPart(NDArray all, String rare, Weights weights, NDManager scope) {
    NDArray part = part(all, ":" + frequent(), scope);
    if (!isTwoLevel()) {
      return part;
    }
    NDArray joined = part.concat(weights.get(rare), 0);
    joined.attach(scope);
    return joined;
  }

  /** A view of weights that the scope frees; by itself it would live as long as the weights. */
  private static NDArray part(NDArray all, String range, NDManager scope) {
    NDArray part = all.get(range);
    part.attach(scope);
    return part;
  }

  /** Log-probabilities of the rare words, given that one follows: [M, words - frequent]. */
  NDArray rareLogs(Weights weights, NDArray outputs) {
    NDManager scope = outputs.getManager();
    return Linear.linear(outputs, rareVectors(weights, scope), rareBias(weights, scope))
        .singletonOrThrow()
        .logSoftmax(1);
  }

  /** What the second level multiplies with: [words - frequent, embedding]. */
  NDArray rareVectors(Weights weights, NDManager scope) {
    return part(weights.get(VECTORS), frequent() + ":", scope);
  }

  /** What the second level adds. */
  NDArray rareBias(Weights weights, NDManager scope) {
    return part(weights.get(BIAS), frequent() + ":", scope);
  }

  /**
   * How surprising words are.
   *
   * @param outputs [M, embedding]
   * @param targets M word ids
   */
  public Surprise surprise(Weights weights, NDArray outputs, int[] targets) {
    NDManager scope = outputs.getManager();
    int[] first = IntStream.of(targets).map(id -> Math.min(id, frequent())).toArray();
    NDArray frequentPart = frequentLogs(weights, outputs).gather(column(scope, first), 1).neg();
    int[] places =
        IntStream.range(0, targets.length).filter(i -> targets[i] >= frequent()).toArray();
    if (places.length == 0) {
      return new Surprise(frequentPart, Optional.empty(), places);
    }
    int[] second = IntStream.of(places).map(i -> targets[i] - frequent()).toArray();
    NDArray chosen = rows(outputs, scope.create(places));
    NDArray rarePart = rareLogs(weights, chosen).gather(column(scope, second), 1).neg();
    return new Surprise(frequentPart, Optional.of(rarePart), places);
  }

  private static NDArray column(NDManager scope, int[] values) {
    return scope.create(values).reshape(new Shape(values.length, 1)).toType(DataType.INT64, false);
  }

  /**
   * Negative log-probabilities of words, in two parts.
   *
   * @param frequent [M, 1]
   * @param rare [R, 1], to be added at the places; empty when no word is rare
   * @param places where, ascending
   */
  public record Surprise(NDArray frequent, Optional<NDArray> rare, int[] places) {

    /** Mean over the words, a scalar. */
    public NDArray mean() {
      NDArray sum = frequent.sum();
      return rare.map(part -> sum.add(part.sum())).orElse(sum).div(frequent.size());
    }

    /** One number a word. */
    public float[] each() {
      float[] each = frequent.toFloatArray();
      if (rare.isPresent()) {
        float[] more = rare.get().toFloatArray();
        for (int i = 0; i < places.length; i++) {
          each[places[i]] += more[i];
        }
      }
      return each;
    }
  }
}
