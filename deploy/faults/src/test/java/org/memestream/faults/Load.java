package org.memestream.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memes that are asked for in the background, at a steady pace: one half at once, the other when
 * the load is told to go on, so that a fault finds memes under way and others that come. For one
 * thread.
 */
final class Load implements AutoCloseable {

  private static final int THREADS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Submitter submitter;
  private final int memes;
  private final double perSecond;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
  private final List<CompletableFuture<String>> asked = new ArrayList<>();
  private final AtomicInteger begun = new AtomicInteger();

  private Load(Submitter submitter, int memes, double perSecond) {
    this.submitter = submitter;
    this.memes = memes;
    this.perSecond = perSecond;
  }

  /**
   * Begins with the first half.
   *
   * @param submitter the way in; closed with the load
   * @param memes how many are asked for
   * @param perSecond how many of them in a second
   */
  static Load begin(Submitter submitter, int memes, double perSecond) {
    Load load = new Load(submitter, memes, perSecond);
    load.askUpTo(memes / 2);
    return load;
  }

  /** Begins with the second half; nothing happens if it has begun. */
  void goOn() {
    askUpTo(memes);
  }

  private void askUpTo(int end) {
    int first = asked.size();
    for (int number = first; number < end; number++) {
      ask(number, (long) ((number - first) * 1e9 / perSecond));
    }
  }

  private void ask(int number, long afterNanos) {
    CompletableFuture<String> taken = new CompletableFuture<>();
    asked.add(taken);
    threads.schedule(
        () -> {
          begun.incrementAndGet();
          try {
            submitter
                .submit(number)
                .whenComplete(
                    (id, failure) -> {
                      if (failure == null) {
                        taken.complete(id);
                      } else {
                        taken.completeExceptionally(failure);
                      }
                    });
          } catch (RuntimeException e) {
            taken.completeExceptionally(e);
          }
        },
        afterNanos,
        TimeUnit.NANOSECONDS);
  }

  int memes() {
    return memes;
  }

  String owner() {
    return submitter.owner();
  }

  /** Returns when so many have been asked for. */
  void awaitAsked(int count) {
    await("the load has asked for " + count).atMost(PATIENCE).until(() -> begun.get() >= count);
  }

  /** How many have not been answered yet. */
  long unanswered() {
    return asked.stream().filter(one -> !one.isDone()).count();
  }

  /**
   * What was answered in the end.
   *
   * @param taken ids of the memes
   * @param refusals what the others were told
   */
  record Answers(Set<String> taken, List<Throwable> refusals) {}

  /** Waits until each has an answer. */
  Answers awaitAnswers() {
    await("every meme of the load is answered for")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> unanswered() == 0);
    Set<String> taken = new HashSet<>();
    List<Throwable> refusals = new ArrayList<>();
    for (CompletableFuture<String> one : asked) {
      one.handle((id, failure) -> failure == null ? taken.add(id) : refusals.add(failure)).join();
    }
    return new Answers(taken, refusals);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    submitter.close();
  }
}
