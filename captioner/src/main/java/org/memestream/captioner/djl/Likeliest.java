package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.memestream.captioner.caption.NextWords;

/**
 * Finds the likeliest words after a word layer. Rare words are only scored where one of them is at
 * least {@value #LEAST_RARE} likely.
 *
 * @param count how many words a row
 */
record Likeliest(int count) {

  private static final double LEAST_RARE = 0.01;

  /**
   * The likeliest next words.
   *
   * @param outputs [N, embedding]
   * @return N rows
   */
  NextWords of(WordLayer layer, Weights weights, NDArray outputs) {
    int rows = (int) outputs.getShape().get(0);
    float[] frequent = layer.frequentLogs(weights, outputs).toFloatArray();
    int width = frequent.length / rows;
    Best[] best = new Best[rows];
    Arrays.setAll(best, row -> new Best(Math.min(count, layer.words())));
    for (int row = 0; row < rows; row++) {
      best[row].offer(frequent, row * width, layer.frequent(), 0, 0);
    }
    if (width > layer.frequent()) {
      offerRare(layer, weights, outputs, frequent, best);
    }
    int[][] ids = new int[rows][];
    float[][] logs = new float[rows][];
    for (int row = 0; row < rows; row++) {
      best[row].sort();
      ids[row] = best[row].ids();
      logs[row] = best[row].values();
    }
    return new NextWords(ids, logs);
  }

  private static void offerRare(
      WordLayer layer, Weights weights, NDArray outputs, float[] frequent, Best[] best) {
    int last = layer.frequent();
    int[] places =
        IntStream.range(0, best.length)
            .filter(row -> frequent[row * (last + 1) + last] > Math.log(LEAST_RARE))
            .toArray();
    if (places.length == 0) {
      return;
    }
    NDManager scope = outputs.getManager();
    NDArray chosen = WordLayer.rows(outputs, scope.create(places));
    float[] rare = layer.rareLogs(weights, chosen).toFloatArray();
    int width = rare.length / places.length;
    for (int i = 0; i < places.length; i++) {
      float shared = frequent[places[i] * (last + 1) + last];
      best[places[i]].offer(rare, i * width, width, last, shared);
    }
  }

  /** A heap of the best values so far, the least of them on top. */
  private static final class Best {

    private final int[] ids;
    private final float[] values;
    private int size;

    Best(int capacity) {
      ids = new int[capacity];
      values = new float[capacity];
    }

    void offer(float[] from, int start, int length, int firstId, float more) {
      float least = size < values.length ? Float.NEGATIVE_INFINITY : values[0];
      for (int i = 0; i < length; i++) {
        float value = from[start + i] + more;
        if (size < values.length) {
          rise(size++, value, firstId + i);
          least = size < values.length ? Float.NEGATIVE_INFINITY : values[0];
        } else if (value > least) {
          sink(value, firstId + i, size);
          least = values[0];
        }
      }
    }

    private void rise(int place, float value, int id) {
      int child = place;
      while (child > 0 && values[(child - 1) / 2] > value) {
        move((child - 1) / 2, child);
        child = (child - 1) / 2;
      }
      values[child] = value;
      ids[child] = id;
    }

    /** Puts a value in the place of the top, in a heap of the first so many. */
    private void sink(float value, int id, int heap) {
      int parent = 0;
      for (int child = 1; child < heap; child = 2 * parent + 1) {
        if (child + 1 < heap && values[child + 1] < values[child]) {
          child++;
        }
        if (values[child] >= value) {
          break;
        }
        move(child, parent);
        parent = child;
      }
      values[parent] = value;
      ids[parent] = id;
    }

    private void move(int from, int to) {
      values[to] = values[from];
      ids[to] = ids[from];
    }

    /** Turns the heap into a list, largest value first. */
    void sort() {
      for (int end = size - 1; end > 0; end--) {
        float least = values[0];
        int id = ids[0];
        sink(values[end], ids[end], end);
        values[end] = least;
        ids[end] = id;
      }
    }

    int[] ids() {
      return Arrays.copyOf(ids, size);
    }

    float[] values() {
      return Arrays.copyOf(values, size);
    }
  }
}
