package org.memestream.ingest.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the messages of a feed in order, works on a few posts at a time, and knows up to where all
 * is done. What takes something back waits until everything before it is done. For one thread.
 */
public final class FeedReader implements MessageSink, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FeedReader.class);

  private record Pending(Future<FeedOutcome> outcome, Optional<String> cursor) {}

  private final FeedParser parser;
  private final PostIntake intake;
  private final FeedCounts counts;
  private final int mostPending;
  private final ExecutorService threads;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private volatile Optional<String> cursor = Optional.empty();

  /**
   * @param mostPending posts that are worked on at a time, at least 1
   */
  FeedReader(FeedParser parser, PostIntake intake, FeedCounts counts, int mostPending) {
    this.parser = parser;
    this.intake = intake;
    this.counts = counts;
    this.mostPending = mostPending;
    this.threads = Executors.newFixedThreadPool(mostPending);
  }

  @Override
  public void accept(String message) throws InterruptedException {
    FeedEvent event;
    try {
      event = parser.parse(message);
    } catch (UnreadableMessageException e) {
      counts.add(FeedOutcome.UNREADABLE);
      log.warn("{} It is passed over.", e.getMessage());
      return;
    }
    if (event instanceof FeedEvent.Posted) {
      pending.add(new Pending(threads.submit(() -> intake.take(event)), event.cursor()));
    } else if (event instanceof FeedEvent.Other) {
      pending.add(
          new Pending(CompletableFuture.completedFuture(FeedOutcome.OTHER), event.cursor()));
    } else {
      settle();
      pending.add(
          new Pending(CompletableFuture.completedFuture(intake.take(event)), event.cursor()));
    }
    while (!pending.isEmpty()
        && (pending.size() > mostPending || pending.peek().outcome().isDone())) {
      end(pending.remove());
    }
  }

  /** Waits until everything that came so far is done. */
  public void settle() throws InterruptedException {
    while (!pending.isEmpty()) {
      end(pending.remove());
    }
  }

  private void end(Pending first) throws InterruptedException {
    try {
      counts.add(first.outcome().get());
      first.cursor().ifPresent(reached -> cursor = Optional.of(reached));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException("a message of a feed was not worked on", e.getCause());
    }
  }

  /** Up to where all is done; empty when nothing with a cursor is. */
  public Optional<String> cursor() {
    return cursor;
  }

  /** Gives up what is not done. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
