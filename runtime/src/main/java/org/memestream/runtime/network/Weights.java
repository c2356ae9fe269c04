package org.memestream.runtime.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The named arrays of one network, in a fixed order, owned together: closing frees the native
 * memory. Names that end in {@value #RUNNING} hold statistics that are kept, not learned.
 */
public final class Weights implements AutoCloseable {

  public static final String RUNNING = "~running";

  private final NDManager manager;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  /**
   * @param parent whose device and engine are used; closing it frees these weights too
   */
  public Weights(NDManager parent) {
    this.manager = parent.newSubManager();
  }

  /** Owner of the arrays. */
  public NDManager manager() {
    return manager;
  }

  /** Takes an array over under a name of its own. */
  public void put(String name, NDArray array) {
    array.attach(manager);
    array.setName(name);
    NDArray before = arrays.put(name, array);
    if (before != null) {
      throw new IllegalStateException("two weights are called " + name);
    }
  }

  /** Whether there is an array of that name. */
  public boolean has(String name) {
    return arrays.containsKey(name);
  }

  /** The array of that name; it stays owned by these weights. */
  public NDArray get(String name) {
    NDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "no weights are called '%s'; there are %s".formatted(name, arrays.keySet()));
    }
    return array;
  }

  /**
   * Copies the numbers of arrays that others have under the same name and in the same shape.
   *
   * @return how many arrays were copied
   */
  public int copyFrom(Weights others) {
    int copied = 0;
    for (Map.Entry<String, NDArray> entry : arrays.entrySet()) {
      NDArray other = others.arrays.get(entry.getKey());
      if (other != null && other.getShape().equals(entry.getValue().getShape())) {
        other.copyTo(entry.getValue());
        copied++;
      }
    }
    return copied;
  }

  /** Every array, in order. */
  public void each(BiConsumer<String, NDArray> visitor) {
    arrays.forEach(visitor);
  }

  /** Every array that training changes, in order. */
  public void eachLearned(BiConsumer<String, NDArray> visitor) {
    arrays.forEach(
        (name, array) -> {
          if (!name.endsWith(RUNNING)) {
            visitor.accept(name, array);
          }
        });
  }

  /** How many numbers are stored. */
  public long size() {
    return arrays.values().stream().mapToLong(NDArray::size).sum();
  }

  @Override
  public void close() {
    manager.close();
  }
}
