package org.memestream.captioner.djl;

import java.util.Arrays;
import org.memestream.captioner.caption.NextWords;

/**
 * Finds the largest of many numbers in each row.
 *
 * @param count how many a row
 */
record Likeliest(int count) {

  /**
   * The largest numbers of each row.
   *
   * @param logs rows one after the other
   * @param width length of a row
   * @param length how much of a row is looked at, from its start
   * @param firstId id of the first number of a row
   * @param more for each row what is added to its numbers
   * @param rare passed on
   */
  NextWords of(float[] logs, int width, int length, int firstId, float[] more, float[] rare) {
    int rows = logs.length / width;
    int[][] ids = new int[rows][];
    float[][] values = new float[rows][];
    for (int row = 0; row < rows; row++) {
      Best best = new Best(Math.min(count, length));
      best.offer(logs, row * width, length, firstId, more[row]);
      best.sort();
      ids[row] = best.ids();
      values[row] = best.values();
    }
    return new NextWords(ids, values, rare);
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
