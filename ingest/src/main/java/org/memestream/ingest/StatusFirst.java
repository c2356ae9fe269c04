package org.memestream.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Stage;
import org.memestream.schemas.Topics;

/**
 * Writes the meme's first status before its request, so that whoever is told its id finds it at
 * once, wherever they ask. One after the other: a later status of the assembly then never comes
 * before this one in the topic. When the request cannot be sent, the status is taken back.
 */
final class StatusFirst implements RequestAnnouncer {

  private final EventPublisher publisher;
  private final Executor background;

  /**
   * @param background goes on when Kafka has answered, away from Kafka's own threads
   */
  StatusFirst(EventPublisher publisher, Executor background) {
    this.publisher = publisher;
    this.background = background;
  }

  @Override
  public CompletableFuture<?> announce(MemeRequested request, Optional<String> traceparent) {
    String id = request.getId();
    return publisher
        .publish(
            Topics.STATUS,
            id,
            status(
                id,
                request.getOwnerId(),
                request.getFingerprint(),
                stages(request),
                request.getRequestedAt()),
            traceparent)
        .thenComposeAsync(
            written ->
                publisher
                    .publish(Topics.requested(request.getLane()), id, request, traceparent)
                    .whenCompleteAsync((sent, failure) -> undo(id, failure), background),
            background);
  }

  /**
   * What is known of a meme that nobody has begun with.
   *
   * @param fingerprint of the order, or null
   * @param pending stages that it has to go through before it is drawn
   */
  static MemeStatus status(
      String id, String owner, String fingerprint, List<Stage> pending, Instant requestedAt) {
    return MemeStatus.newBuilder()
        .setId(id)
        .setOwnerId(owner)
        .setState(MemeState.REQUESTED)
        .setPending(pending)
        .setFingerprint(fingerprint)
        .setRequestedAt(requestedAt)
        .setUpdatedAt(requestedAt)
        .build();
  }

  private static List<Stage> stages(MemeRequested request) {
    return request.getFace() == null && !request.getLocateFaces()
        ? List.of(Stage.CAPTION)
        : List.of(Stage.CAPTION, Stage.FACE_TRANSFER);
  }

  private void undo(String id, Throwable failure) {
    if (failure != null) {
      publisher.publish(Topics.STATUS, id, null, Optional.empty());
    }
  }
}
