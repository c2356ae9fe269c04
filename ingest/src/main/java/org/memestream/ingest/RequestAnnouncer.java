package org.memestream.ingest;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Topics;

/** Tells the services of a request whose pictures are stored. */
@FunctionalInterface
interface RequestAnnouncer {

  /**
   * @param traceparent trace that the request belongs to
   * @return completed when Kafka has the request; exceptionally when it has not or does not say
   */
  CompletableFuture<?> announce(MemeRequested request, Optional<String> traceparent);

  /** Sends the request on its lane, and no more. */
  static RequestAnnouncer plain(EventPublisher publisher) {
    return (request, traceparent) ->
        publisher.publish(
            Topics.requested(request.getLane()), request.getId(), request, traceparent);
  }
}
