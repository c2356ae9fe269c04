package org.memestream.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * The memes under way, bounded. Whoever wants to add one waits for room first; room is given back
 * when the meme's outcome is known, before anybody is told of it, so that a listener may submit the
 * next. Thread-safe.
 */
final class PendingMemes {

  private final ConcurrentMap<String, PendingMeme> memes = new ConcurrentHashMap<>();
  private final Semaphore room;
  private final Executor listeners;

  /**
   * @param capacity most memes at once
   * @param listeners runs what callers hang on their futures, away from whoever brings the outcome
   */
  PendingMemes(int capacity, Executor listeners) {
    this.room = new Semaphore(capacity);
    this.listeners = listeners;
  }

  /** Waits until one more fits. Then either {@link #add} or {@link #giveRoomBack} must follow. */
  void awaitRoom() throws InterruptedException {
    room.acquire();
  }

  void giveRoomBack() {
    room.release();
  }

  /**
   * Adds a meme.
   *
   * @throws IllegalArgumentException when one of that id is under way
   */
  void add(PendingMeme meme) {
    if (memes.putIfAbsent(meme.id(), meme) != null) {
      throw new IllegalArgumentException(
          "meme %s is already under way; wait for it, or give this one another id"
              .formatted(meme.id()));
    }
    // Completed from outside: the caller gave up on it.
    meme.outcome().whenComplete((finished, failure) -> remove(meme));
  }

  /** The meme of that id, if it is under way here. */
  Optional<PendingMeme> find(String id) {
    return Optional.ofNullable(memes.get(id));
  }

  void finish(PendingMeme meme, FinishedMeme finished) {
    if (remove(meme)) {
      listeners.execute(() -> meme.outcome().complete(finished));
    }
  }

  void fail(PendingMeme meme, Throwable failure) {
    if (remove(meme)) {
      listeners.execute(() -> meme.outcome().completeExceptionally(failure));
    }
  }

  void failAll(Throwable failure) {
    List.copyOf(memes.values()).forEach(meme -> fail(meme, failure));
  }

  /** Fails what has waited too long. */
  void expire(Instant now) {
    memes.values().stream()
        .filter(meme -> meme.overdueAt(now))
        .forEach(meme -> fail(meme, overdue(meme)));
  }

  private static MemeOverdueException overdue(PendingMeme meme) {
    return new MemeOverdueException(
        meme.id(),
        String.format(
            Locale.ROOT,
            "No outcome of meme %s came within %.1f seconds. Check that the captioner, the renderer"
                + " and the assembly run and keep up; the meme may still be finished later.",
            meme.id(),
            meme.patience().toMillis() / 1000.0));
  }

  /** Takes this very meme out, once; a later one of the same id stays. */
  private boolean remove(PendingMeme meme) {
    boolean removed = memes.remove(meme.id(), meme);
    if (removed) {
      room.release();
    }
    return removed;
  }
}
