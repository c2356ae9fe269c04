package org.memestream.runtime.store;

import java.time.Instant;
import java.util.Objects;

/**
 * What a store knows of an object without reading it.
 *
 * @param key its key
 * @param writtenAt when it was last written, by the store's clock
 */
public record StoredObject(String key, Instant writtenAt) {

  public StoredObject {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(writtenAt, "writtenAt");
  }
}
