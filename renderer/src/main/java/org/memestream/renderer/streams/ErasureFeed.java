package org.memestream.renderer.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Carries the news of an erasure from the global store's thread to each task. A task that
 * subscribes must look through the global store once; from then on the feed tells it what is new.
 * Thread-safe.
 */
public final class ErasureFeed {
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

  void publish(String ownerId) {
    subscriptions.forEach(subscription -> subscription.news.add(ownerId));
  }

  /** Starts to listen; to be closed by the task. */
  public Subscription subscribe() {
    Subscription subscription = new Subscription();
    subscriptions.add(subscription);
    return subscription;
  }

  /** What one task has not been told yet. */
  public final class Subscription implements AutoCloseable {
    private final Queue<String> news = new ConcurrentLinkedQueue<>();

    /** Owners that asked for erasure since the last call; an owner may appear again. */
    public List<String> drain() {
      List<String> drained = new ArrayList<>();
      for (String ownerId = news.poll(); ownerId != null; ownerId = news.poll()) {
        drained.add(ownerId);
      }
      return drained;
    }

    @Override
    public void close() {
      subscriptions.remove(this);
    }
  }
}
