package org.memestream.captioner.caption;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Remembers the vectors of the pictures that were asked for last. Vectors are shared, not copied:
 * nobody writes to them. Thread-safe.
 */
public final class VectorCache {

  private final int capacity;
  private final Map<Key, float[]> vectors = new LinkedHashMap<>(16, 0.75f, true);
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * What a vector belongs to.
   *
   * @param picture SHA-256 of the stored object's bytes
   * @param encoder {@link PictureEncoder#identity()}
   */
  public record Key(String picture, String encoder) {

    public Key {
      Objects.requireNonNull(picture, "picture");
      Objects.requireNonNull(encoder, "encoder");
    }
  }

  /**
   * @param capacity vectors to remember at most; 0 for none
   */
  public VectorCache(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("a cache holds 0 or more vectors, not " + capacity);
    }
    this.capacity = capacity;
  }

  /** The vector, if it is remembered; counts a hit or a miss. */
  public Optional<float[]> find(Key key) {
    float[] vector;
    synchronized (vectors) {
      vector = vectors.get(key);
    }
    (vector == null ? misses : hits).increment();
    return Optional.ofNullable(vector);
  }

  /** Remembers a vector, and forgets the one that was not asked for longest if there is no room. */
  public void keep(Key key, float[] vector) {
    Objects.requireNonNull(vector, "vector");
    synchronized (vectors) {
      vectors.put(key, vector);
      if (vectors.size() > capacity) {
        vectors.remove(vectors.keySet().iterator().next());
      }
    }
  }

  /** How often a vector was found. */
  public long hits() {
    return hits.sum();
  }

  /** How often a vector was not found. */
  public long misses() {
    return misses.sum();
  }

  /** How many vectors are remembered. */
  public int size() {
    synchronized (vectors) {
      return vectors.size();
    }
  }
}
