package org.memestream.ingest;

import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.memestream.ingest.upload.AcceptedPicture;
import org.memestream.runtime.kafka.BrokerUnavailableException;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.runtime.telemetry.WorkSpan;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeRequested;

/**
 * Stores the pictures of an order and then announces the request, so that no event ever points to
 * nothing; when the event cannot be sent, the pictures go again. Thread-safe.
 */
final class MemeSender {

  private static final String SOURCE = "source";
  private static final String DRIVER = "driver";

  private final ObjectStore store;
  private final RequestAnnouncer announcer;
  private final String bootstrapServers;
  private final Executor cleanup;
  private final Traces traces;

  /**
   * @param bootstrapServers for messages
   * @param cleanup removes pictures, away from Kafka's own threads
   * @param traces where each request begins a trace, or goes on with that of its caller
   */
  MemeSender(
      ObjectStore store,
      EventPublisher publisher,
      String bootstrapServers,
      Executor cleanup,
      Traces traces) {
    this(store, RequestAnnouncer.plain(publisher), bootstrapServers, cleanup, traces);
  }

  /** As above, with a way of its own to announce requests. */
  MemeSender(
      ObjectStore store,
      RequestAnnouncer announcer,
      String bootstrapServers,
      Executor cleanup,
      Traces traces) {
    this.store = store;
    this.announcer = announcer;
    this.bootstrapServers = bootstrapServers;
    this.cleanup = cleanup;
    this.traces = traces;
  }

  /**
   * Sends one request.
   *
   * @return completed when Kafka has the event; exceptionally, after the picture was removed again,
   *     when it has not or does not say
   * @throws org.memestream.runtime.store.StoreUnavailableException when the picture is not stored
   */
  CompletableFuture<Void> send(
      MemeOrder order, String id, AcceptedPictures pictures, Instant now, Instant deadline) {
    WorkSpan span = traces.begin("submit", SpanKind.PRODUCER, Optional.empty(), id);
    try (WorkSpan.Entered entered = span.enter()) {
      return sent(order, id, pictures, now, deadline, span.traceparent())
          .whenComplete(
              (sent, failure) -> {
                if (failure != null) {
                  span.failed(failure);
                }
                span.end();
              });
    } catch (RuntimeException e) {
      span.failed(e);
      span.end();
      throw e;
    }
  }

  private CompletableFuture<Void> sent(
      MemeOrder order,
      String id,
      AcceptedPictures pictures,
      Instant now,
      Instant deadline,
      Optional<String> traceparent) {
    String folder = "owners/%s/memes/%s/".formatted(order.owner(), id);
    List<String> written = new ArrayList<>();
    ImageRef driver =
        pictures
            .driver()
            .map(picture -> stored(order, folder + DRIVER, picture, written))
            .orElse(null);
    ImageRef image = stored(order, folder + SOURCE, pictures.picture(), written);
    MemeRequested event = order.requested(id, image, driver, now, deadline);
    return publish(event, traceparent)
        .handleAsync(
            (sent, failure) -> {
              if (failure != null) {
                throw undone(id, written, failure);
              }
              return null;
            },
            cleanup);
  }

  private ImageRef stored(
      MemeOrder order, String name, AcceptedPicture picture, List<String> written) {
    String key = name + "." + picture.format().extension();
    // A repeat of an earlier id must not take away what the earlier request points to.
    if (order.id().isEmpty() || !store.exists(key)) {
      written.add(key);
    }
    store.put(key, picture.bytes(), picture.format().mediaType());
    return image(picture, key);
  }

  private CompletableFuture<?> publish(MemeRequested event, Optional<String> traceparent) {
    try {
      return announcer.announce(event, traceparent);
    } catch (RuntimeException e) {
      // Whatever it is, the stored picture must go again.
      return CompletableFuture.failedFuture(e);
    }
  }

  private RuntimeException undone(String id, List<String> written, Throwable failure) {
    RuntimeException seen = explained(id, failure);
    for (String key : written) {
      try {
        store.delete(key);
      } catch (RuntimeException e) {
        seen.addSuppressed(e);
      }
    }
    return seen;
  }

  private RuntimeException explained(String id, Throwable failure) {
    if (failure instanceof RetriableException) {
      return new BrokerUnavailableException(
          "Kafka at %s did not take the request for meme %s (%s), and its picture was removed again; check that it runs and memestream.kafka.bootstrap-servers, then submit once more"
              .formatted(bootstrapServers, id, failure.getMessage()),
          failure);
    }
    if (failure instanceof ApiException && !(failure instanceof SerializationException)) {
      return new KafkaException(
          "Kafka at %s refuses the request for meme %s: %s"
              .formatted(bootstrapServers, id, failure.getMessage()),
          failure);
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("the request for meme " + id + " was not sent", failure);
  }

  private static ImageRef image(AcceptedPicture picture, String key) {
    return new ImageRef(
        key,
        new Sha256().of(picture.bytes()),
        picture.format().mediaType(),
        picture.width(),
        picture.height(),
        (long) picture.bytes().length);
  }
}
