package org.memestream.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InMemoryObjectStoreTest extends ObjectStoreContract {

  @Override
  protected ObjectStore open() {
    return new InMemoryObjectStore();
  }

  @Test
  void outageCanBeSwitched() {
    InMemoryObjectStore store = new InMemoryObjectStore();
    store.put("a", new byte[] {1}, "image/png");
    store.goOut();
    assertThatThrownBy(() -> store.get("a")).isInstanceOf(StoreUnavailableException.class);
    store.comeBack();
    assertThat(store.get("a")).containsExactly(1);
    assertThat(store.mediaType("a")).contains("image/png");
  }
}
