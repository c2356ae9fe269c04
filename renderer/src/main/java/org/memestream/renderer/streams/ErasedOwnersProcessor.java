package org.memestream.renderer.streams;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the global store of erased owners: owner id to the time of the record. The value is left
 * undecoded on purpose: an erasure must not be lost because a registry does not answer.
 */
public final class ErasedOwnersProcessor extends ContextualProcessor<String, byte[], Void, Void> {
  private final String storeName;
  private final ErasureFeed feed;

  /**
   * @param storeName the global store
   * @param feed whom to tell
   */
  public ErasedOwnersProcessor(String storeName, ErasureFeed feed) {
    this.storeName = storeName;
    this.feed = feed;
  }

  @Override
  public void process(Record<String, byte[]> erasure) {
    if (erasure.key() == null) {
      return;
    }
    KeyValueStore<String, Long> store = context().getStateStore(storeName);
    if (erasure.value() == null) {
      store.delete(erasure.key());
      return;
    }
    store.put(erasure.key(), erasure.timestamp());
    feed.publish(erasure.key());
  }
}
