package org.memestream.ingest.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.memestream.ingest.gateway.access.Quotas;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;
import org.memestream.ingest.status.StatusView;
import org.memestream.schemas.MemeStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams of events (server-sent events): where a meme stands, and then each change until it has
 * ended. A stream that is opened anew begins with where the meme stands then, so nothing is missed
 * that matters; one that has seen the end is told not to come again.
 */
final class EventsResource implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventsResource.class);
  private static final int WRITERS = 4;

  private final StatusView statuses;
  private final OwnedMemes memes;
  private final Quotas quotas;
  private final Semaphore places;
  private final Duration heartbeat;
  private final Duration longest;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService writers =
      Executors.newFixedThreadPool(WRITERS, EventsResource::thread);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(EventsResource::thread);
  private final MemeJson json = new MemeJson();

  EventsResource(StatusView statuses, OwnedMemes memes, Quotas quotas, GatewaySettings settings) {
    this.statuses = statuses;
    this.memes = memes;
    this.quotas = quotas;
    this.places = new Semaphore(settings.maxStreams());
    this.heartbeat = settings.heartbeat();
    this.longest = settings.streamTime();
  }

  /** How many streams are open. */
  int size() {
    return open.size();
  }

  /** {@code GET /api/memes/{id}/events}. */
  void stream(Context context, String owner) throws IOException {
    MemeStatus now = memes.require(context, owner);
    if (EventStream.last(now) && EventStream.id(now).equals(context.header("Last-Event-ID"))) {
      context.status(204);
      return;
    }
    Quotas.Slot slot = quotas.stream(owner);
    if (!places.tryAcquire()) {
      slot.close();
      throw Problem.of(Reason.UNAVAILABLE, "There are too many streams of events.")
          .after(heartbeat)
          .exception();
    }
    context
        .disableCompression()
        .contentType("text/event-stream; charset=utf-8")
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no");
    context.future(() -> opened(context, now, slot));
  }

  private CompletableFuture<Void> opened(Context context, MemeStatus now, Quotas.Slot slot) {
    try {
      EventStream stream = new EventStream(context.res().getOutputStream(), writers, json);
      String id = now.getId();
      // First to listen and then to look, so that no change falls between.
      AutoCloseable subscription = statuses.subscribe(id, stream::tell);
      open.add(stream);
      ScheduledFuture<?> beats =
          clock.scheduleAtFixedRate(
              stream::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
      ScheduledFuture<?> close =
          clock.schedule(stream::close, longest.toMillis(), TimeUnit.MILLISECONDS);
      CompletableFuture<Void> end =
          stream
              .end()
              .whenComplete(
                  (done, failure) -> {
                    beats.cancel(false);
                    close.cancel(false);
                    open.remove(stream);
                    release(subscription, slot);
                  });
      stream.tell(statuses.known(id));
      return end;
    } catch (IOException | RuntimeException e) {
      release(() -> {}, slot);
      return CompletableFuture.failedFuture(e);
    }
  }

  private void release(AutoCloseable subscription, Quotas.Slot slot) {
    try {
      subscription.close();
    } catch (Exception e) {
      LOG.atWarn().setCause(e).log("a subscription was not closed");
    }
    slot.close();
    places.release();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "memestream-events");
    thread.setDaemon(true);
    return thread;
  }

  /** Ends all streams; clients come again, here or elsewhere. */
  @Override
  public void close() {
    open.forEach(EventStream::close);
    clock.shutdownNow();
    writers.shutdown();
    try {
      if (!writers.awaitTermination(2, TimeUnit.SECONDS)) {
        writers.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.forEach(stream -> stream.end().complete(null));
  }
}
