package org.memestream.ingest.gateway;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;

/**
 * One client that watches one meme. Only the latest state waits for it: a client that reads slowly
 * misses states in between, and costs no memory. At most one thread writes at a time.
 */
final class EventStream {

  /** What is to be told next. */
  private sealed interface News {
    record Changed(MemeStatus status) implements News {}

    record Erased() implements News {}

    record Alive() implements News {}

    record Over() implements News {}
  }

  private final ServletOutputStream out;
  private final Executor writers;
  private final MemeJson json;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final AtomicReference<News> next = new AtomicReference<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  EventStream(ServletOutputStream out, Executor writers, MemeJson json) {
    this.out = out;
    this.writers = writers;
    this.json = json;
  }

  /** Ends when the meme has, the client has gone, or the stream is closed. */
  CompletableFuture<Void> end() {
    return end;
  }

  /** The id of the event that tells this state. */
  static String id(MemeStatus status) {
    return status.getState() + "-" + status.getUpdatedAt().toEpochMilli();
  }

  static boolean last(MemeStatus status) {
    return status.getState() == MemeState.FINISHED || status.getState() == MemeState.FAILED;
  }

  /** Tells a state; empty says that the meme was erased. */
  void tell(Optional<MemeStatus> status) {
    next.set(status.<News>map(News.Changed::new).orElseGet(News.Erased::new));
    wake();
  }

  /** Shows that the stream is alive, which also finds out whether the client is. */
  void beat() {
    next.compareAndSet(null, new News.Alive());
    wake();
  }

  /** Ends the stream; the client may come again. */
  void close() {
    next.compareAndSet(null, new News.Over());
    wake();
  }

  private void wake() {
    if (!end.isDone() && writing.compareAndSet(false, true)) {
      try {
        writers.execute(this::write);
      } catch (RejectedExecutionException e) {
        end.complete(null);
      }
    }
  }

  private void write() {
    try {
      for (News news = next.getAndSet(null); news != null; news = next.getAndSet(null)) {
        write(news);
      }
    } catch (IOException | RuntimeException e) {
      // The client has gone, which is how most streams end.
      end.complete(null);
    } finally {
      writing.set(false);
    }
    if (next.get() != null) {
      wake();
    }
  }

  private void write(News news) throws IOException {
    if (news instanceof News.Changed changed) {
      MemeStatus status = changed.status();
      send("id: %s\nevent: status\ndata: %s\n\n".formatted(id(status), json.meme(status)));
      if (last(status)) {
        end.complete(null);
      }
    } else if (news instanceof News.Erased) {
      send("event: erased\ndata: {}\n\n");
      end.complete(null);
    } else if (news instanceof News.Alive) {
      send(":\n\n");
    } else {
      end.complete(null);
    }
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
