package org.memestream.runtime.store;

import java.util.List;
import java.util.function.Consumer;

/**
 * Stores immutable-by-convention objects under slash-separated keys. Thread-safe.
 *
 * <p>Keys match {@code [A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*}, hold no {@code .} or {@code ..} segment
 * and have at most 512 characters, 200 in a segment; anything else is an {@link
 * IllegalArgumentException}. A store that does not answer is a {@link StoreUnavailableException}.
 */
public interface ObjectStore extends AutoCloseable {

  /**
   * Writes the whole object or nothing; an existing object is replaced. No key may continue the key
   * of another object after a slash; stores that cannot hold both refuse it with an {@link
   * IllegalArgumentException}.
   */
  void put(String key, byte[] bytes, String mediaType);

  /**
   * Reads a whole object.
   *
   * @throws ObjectMissingException when there is none
   */
  byte[] get(String key);

  /** Whether there is such an object. */
  boolean exists(String key);

  /** Removes an object; one that is not there is no error. */
  void delete(String key);

  /** Keys that start with the prefix (which may end in {@code /}), sorted. */
  List<String> list(String prefix);

  /**
   * Shows every object whose key starts with the prefix, one after the other, without holding them
   * all in memory; objects of one folder come together. What is written or removed meanwhile may or
   * may not be among them.
   */
  void visit(String prefix, Consumer<StoredObject> visitor);

  /** Removes all objects whose key starts with the prefix, and says how many there were. */
  int deletePrefix(String prefix);

  /**
   * A cheap round trip that fails with {@link StoreUnavailableException} when writes would fail
   * too.
   */
  void probe();

  @Override
  void close();
}
