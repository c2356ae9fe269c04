package org.memestream.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * A meme under way.
 *
 * @param id meme id
 * @param requestedAt when it was submitted
 * @param patience how long to wait from then on
 * @param notes what the upload changed
 * @param outcome completed once
 */
record PendingMeme(
    String id,
    Instant requestedAt,
    Duration patience,
    List<String> notes,
    CompletableFuture<FinishedMeme> outcome) {

  PendingMeme {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(requestedAt, "requestedAt");
    Objects.requireNonNull(patience, "patience");
    notes = List.copyOf(notes);
    Objects.requireNonNull(outcome, "outcome");
  }

  boolean overdueAt(Instant now) {
    return now.isAfter(requestedAt.plus(patience));
  }
}
