package org.memestream.runtime.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.memestream.runtime.OutageException;

/**
 * The publishing of one batch's rulings. Can be repeated after an outage: what the broker has is
 * not sent again. For one thread.
 */
final class Publication {

  private final Runnable flush;
  private final List<Ruling> waiting;
  private final List<Ruling> done = new ArrayList<>();
  private final Map<Ruling, Throwable> unwritable = new LinkedHashMap<>();

  /**
   * @param rulings what to publish; those with nothing to announce are done at once
   * @param flush makes what was sent leave, and waits
   */
  Publication(List<Ruling> rulings, Runnable flush) {
    this.flush = flush;
    this.waiting = new ArrayList<>(rulings);
  }

  /**
   * Publishes what waits, and waits until the broker has it.
   *
   * @throws OutageException when the broker or registry did not take some of it; the rest is done
   */
  void publish() throws InterruptedException {
    Map<Ruling, CompletableFuture<RecordMetadata>> sent = new LinkedHashMap<>();
    for (Ruling ruling : waiting) {
      sent.put(ruling, send(ruling));
    }
    if (sent.values().stream().anyMatch(future -> !future.isDone())) {
      flush.run();
    }
    Optional<OutageException> outage = Optional.empty();
    for (Map.Entry<Ruling, CompletableFuture<RecordMetadata>> entry : sent.entrySet()) {
      Optional<OutageException> met = settle(entry.getKey(), entry.getValue());
      outage = outage.or(() -> met);
    }
    if (outage.isPresent()) {
      throw outage.get();
    }
  }

  /** Rulings that the broker has been told. */
  List<Ruling> done() {
    return done;
  }

  /** Rulings that wait still. */
  List<Ruling> waiting() {
    return waiting;
  }

  /** Rulings that can never be told, with the reason. */
  Map<Ruling, Throwable> unwritable() {
    return unwritable;
  }

  private static CompletableFuture<RecordMetadata> send(Ruling ruling) {
    if (ruling.announcement().isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    try {
      return ruling.announcement().get().send();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Optional<OutageException> settle(Ruling ruling, CompletableFuture<RecordMetadata> future)
      throws InterruptedException {
    try {
      future.get();
      waiting.remove(ruling);
      done.add(ruling);
      return Optional.empty();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (isFaultOfTheRecord(cause)) {
        waiting.remove(ruling);
        unwritable.put(ruling, cause);
        return Optional.empty();
      }
      // Also what no repetition mends, such as missing rights: better held than lost.
      return Optional.of(
          new OutageException(
              "outcomes cannot be published (%s); check the brokers, the registry and this client's rights"
                  .formatted(cause.getMessage()),
              cause));
    }
  }

  private static boolean isFaultOfTheRecord(Throwable cause) {
    return cause instanceof RecordTooLargeException
        || cause instanceof RecordBatchTooLargeException
        || (cause instanceof SerializationException && Outages.cause(cause).isEmpty());
  }
}
