package org.memestream.ingest.feed;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.memestream.ingest.MemeOrder;
import org.memestream.runtime.OutageException;

/** Remembers what a feed wants. */
final class FakeMemes implements FeedMemes {

  final Map<String, MemeOrder> orders = Collections.synchronizedMap(new LinkedHashMap<>());
  final Set<String> erasedOwners = ConcurrentHashMap.newKeySet();
  final AtomicInteger outages = new AtomicInteger();

  @Override
  public boolean isKnown(String memeId) {
    return orders.containsKey(memeId);
  }

  @Override
  public CompletableFuture<?> order(MemeOrder order) {
    if (outages.getAndDecrement() > 0) {
      return CompletableFuture.failedFuture(new OutageException("Kafka is away", null) {});
    }
    orders.put(order.id().orElseThrow(), order);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean eraseMeme(String memeId) {
    return orders.remove(memeId) != null;
  }

  @Override
  public boolean eraseOwner(String owner) {
    erasedOwners.add(owner);
    return orders.values().removeIf(order -> order.owner().equals(owner));
  }
}
