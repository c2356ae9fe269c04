package org.memestream.captioner;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.memestream.runtime.store.ObjectMissingException;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.StoredObject;

/** Objects in a map. */
final class FakeObjectStore implements ObjectStore {

  private final Map<String, byte[]> objects = new TreeMap<>();

  @Override
  public void put(String key, byte[] bytes, String mediaType) {
    objects.put(key, bytes.clone());
  }

  @Override
  public byte[] get(String key) {
    if (!objects.containsKey(key)) {
      throw new ObjectMissingException(key);
    }
    return objects.get(key).clone();
  }

  @Override
  public boolean exists(String key) {
    return objects.containsKey(key);
  }

  @Override
  public void delete(String key) {
    objects.remove(key);
  }

  @Override
  public List<String> list(String prefix) {
    return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  @Override
  public void visit(String prefix, Consumer<StoredObject> visitor) {
    list(prefix).forEach(key -> visitor.accept(new StoredObject(key, Instant.EPOCH)));
  }

  @Override
  public int deletePrefix(String prefix) {
    List<String> keys = list(prefix);
    keys.forEach(objects::remove);
    return keys.size();
  }

  @Override
  public void probe() {
    // A map always answers.
  }

  @Override
  public void close() {
    objects.clear();
  }
}
