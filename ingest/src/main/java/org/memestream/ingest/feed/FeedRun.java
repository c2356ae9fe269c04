package org.memestream.ingest.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a feed until it is told to stop: connects anew when the connection breaks, and keeps the
 * cursor now and then, so that another run goes on where this one was.
 */
public final class FeedRun {

  private static final Logger log = LoggerFactory.getLogger(FeedRun.class);

  private final Feed feed;
  private final FeedReader reader;
  private final CursorKeeper cursors;
  private final Duration keepEvery;
  private final FeedPauses pauses;
  private Optional<String> kept = Optional.empty();
  private long keptAt = System.nanoTime();
  private boolean live;

  /**
   * @param keepEvery how long a cursor may be behind
   * @param pauses between connections
   */
  FeedRun(
      Feed feed, FeedReader reader, CursorKeeper cursors, Duration keepEvery, FeedPauses pauses) {
    this.feed = feed;
    this.reader = reader;
    this.cursors = cursors;
    this.keepEvery = keepEvery;
    this.pauses = pauses;
  }

  /** Reads a feed that ends, such as a file, to its end. */
  public void readOnce() throws IOException, InterruptedException {
    kept = cursors.latest();
    feed.read(kept, this::take);
    reader.settle();
    keep();
  }

  /** Reads a feed until the thread is interrupted. */
  public void readOn() throws InterruptedException {
    kept = cursors.latest();
    log.info("the feed {} goes on {}", feed.kind().id(), kept.map("at "::concat).orElse("now"));
    try {
      for (int failures = 1; ; failures = live ? 1 : failures + 1) {
        live = false;
        try {
          feed.read(reader.cursor().or(() -> kept), this::take);
          log.info("the feed {} ended; connecting anew", feed.kind().id());
        } catch (IOException e) {
          log.warn("the feed {} broke off: {}", feed.kind().id(), e.getMessage());
        }
        reader.settle();
        Thread.sleep(pauses.after(failures).toMillis());
      }
    } finally {
      keep();
    }
  }

  private void take(String message) throws InterruptedException {
    live = true;
    reader.accept(message);
    if (System.nanoTime() - keptAt > keepEvery.toNanos()) {
      keep();
    }
  }

  private void keep() {
    keptAt = System.nanoTime();
    Optional<String> reached = reader.cursor();
    if (reached.isPresent() && !reached.equals(kept)) {
      kept = reached;
      cursors
          .keep(reached.get())
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  log.warn("the cursor of the feed is not kept: {}", failure.getMessage());
                }
              });
    }
  }
}
