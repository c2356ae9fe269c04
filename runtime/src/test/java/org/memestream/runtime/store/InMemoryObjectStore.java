package org.memestream.runtime.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** Keeps objects in memory, and fails when told to. For tests. Thread-safe. */
public final class InMemoryObjectStore implements ObjectStore {

  private record Stored(byte[] bytes, String mediaType, Instant writtenAt) {}

  private final Map<String, Stored> objects = new ConcurrentSkipListMap<>();
  private final Clock clock;
  private volatile boolean out;

  /** A store that goes by the system's clock. */
  public InMemoryObjectStore() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock says when objects are written
   */
  public InMemoryObjectStore(Clock clock) {
    this.clock = clock;
  }

  /** From now on every call fails with {@link StoreUnavailableException}. */
  public void goOut() {
    out = true;
  }

  /** Calls succeed again; what was stored is still there. */
  public void comeBack() {
    out = false;
  }

  /** Media type that an object was stored with. */
  public Optional<String> mediaType(String key) {
    return Optional.ofNullable(objects.get(key)).map(Stored::mediaType);
  }

  /** All keys, sorted, also during an outage. */
  public List<String> keys() {
    return List.copyOf(objects.keySet());
  }

  @Override
  public void put(String key, byte[] bytes, String mediaType) {
    ObjectKeys.check(key);
    probe();
    objects.put(key, new Stored(bytes.clone(), mediaType, clock.instant()));
  }

  @Override
  public byte[] get(String key) {
    ObjectKeys.check(key);
    probe();
    return Optional.ofNullable(objects.get(key))
        .map(stored -> stored.bytes().clone())
        .orElseThrow(() -> new ObjectMissingException(key));
  }

  @Override
  public boolean exists(String key) {
    ObjectKeys.check(key);
    probe();
    return objects.containsKey(key);
  }

  @Override
  public void delete(String key) {
    ObjectKeys.check(key);
    probe();
    objects.remove(key);
  }

  @Override
  public List<String> list(String prefix) {
    ObjectKeys.checkPrefix(prefix);
    probe();
    return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  @Override
  public void visit(String prefix, Consumer<StoredObject> visitor) {
    ObjectKeys.checkPrefix(prefix);
    probe();
    objects.forEach(
        (key, stored) -> {
          if (key.startsWith(prefix)) {
            visitor.accept(new StoredObject(key, stored.writtenAt()));
          }
        });
  }

  @Override
  public int deletePrefix(String prefix) {
    List<String> keys = list(prefix);
    keys.forEach(objects::remove);
    return keys.size();
  }

  @Override
  public void probe() {
    if (out) {
      throw new StoreUnavailableException("the store in memory was told to be out", null);
    }
  }

  @Override
  public void close() {
    // Nothing to give back.
  }
}
