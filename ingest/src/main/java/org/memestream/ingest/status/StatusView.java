package org.memestream.ingest.status;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.SchemaRegistry;

/**
 * The latest status of each meme, answered from this machine. Thread-safe.
 *
 * <p>What was {@link #accept accepted} here is found at once; what another process accepted is
 * found at once as well, because a meme that is not known is only denied after the view has caught
 * up with the topic as it was when somebody asked.
 */
public final class StatusView implements AutoCloseable {

  /** Half of the time for which brokers keep tombstones by default. */
  private static final Duration OLDEST_INDEX = Duration.ofHours(12);

  private static final Duration CATCH_UP = Duration.ofSeconds(2);
  private static final int MOST_ACCEPTED = 10_000;

  private final TopicEnds ends;
  private final StatusRecords records;
  private final StatusIndex index;
  private final StatusFollower follower;
  private final Map<String, MemeStatus> accepted = new AcceptedMemes();
  private final Map<String, List<Consumer<Optional<MemeStatus>>>> listeners =
      new ConcurrentHashMap<>();
  private volatile Map<Integer, Long> startEnds = Map.of();
  private volatile boolean caughtUp;

  /**
   * Opens the view; the topic must exist.
   *
   * @param clients reach Kafka
   * @param registry reads statuses; stays open
   * @param folder of the index; one process at a time
   * @throws org.memestream.runtime.kafka.BrokerUnavailableException when no broker answers
   */
  public StatusView(KafkaClients clients, SchemaRegistry registry, Path folder, Clock clock) {
    this.ends = new TopicEnds(clients);
    try {
      this.records = new StatusRecords(registry);
      this.index = RocksStatusIndex.open(folder, ends.origin(), OLDEST_INDEX, records::read, clock);
    } catch (RuntimeException e) {
      ends.close();
      throw e;
    }
    this.follower =
        new StatusFollower(
            clients.reader(new ByteArrayDeserializer()), records, index, this::changed);
  }

  /** Begins to follow the topic; {@link #readiness} says when the view is up to date. */
  public void start() {
    startEnds = ends.now();
    follower.start();
  }

  /** Ready once the view knows all that was written when it started. */
  public Readiness readiness() {
    if (follower.failure().isPresent()) {
      return Readiness.unready("statuses are no longer read; see the log and restart the gateway");
    }
    if (!caughtUp) {
      Map<Integer, Long> positions = follower.positions();
      caughtUp =
          !positions.isEmpty()
              && startEnds.entrySet().stream()
                  .allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }
    return caughtUp
        ? Readiness.ready()
        : Readiness.unready("the gateway reads the statuses of earlier memes");
  }

  /** Knows a meme that was just taken in, until the topic tells more. */
  public void accept(MemeStatus first) {
    synchronized (accepted) {
      if (index.find(first.getId()).isEmpty()) {
        accepted.put(first.getId(), first);
      }
    }
  }

  /** No longer vouches for a meme that was accepted: it is known from the topic, or gone. */
  public void forget(String id) {
    synchronized (accepted) {
      accepted.remove(id);
    }
  }

  /**
   * The latest status of a meme.
   *
   * @return empty when there is none for sure
   * @throws StatusUnavailableException when Kafka does not tell in time whether there is one
   */
  public Optional<MemeStatus> find(String id) {
    Optional<MemeStatus> known = known(id);
    if (known.isPresent()) {
      return known;
    }
    catchUp();
    return known(id);
  }

  /** The latest status that this view knows of a meme; may be behind others' knowledge. */
  public Optional<MemeStatus> known(String id) {
    return index
        .find(id)
        .flatMap(records::read)
        .or(
            () -> {
              synchronized (accepted) {
                return Optional.ofNullable(accepted.get(id));
              }
            });
  }

  /**
   * An owner's memes, the latest request first.
   *
   * @param after begins behind this place; empty begins with the latest
   * @param limit most that are returned, at least 1
   */
  public List<MemeStatus> ofOwner(String owner, Optional<MemePlace> after, int limit) {
    List<MemeStatus> statuses = new ArrayList<>();
    for (MemePlace place : index.ofOwner(owner, after, limit)) {
      index.find(place.id()).flatMap(records::read).ifPresent(statuses::add);
    }
    return statuses;
  }

  /**
   * Tells of each change of a meme until the subscription is closed; empty when it is erased.
   *
   * @param listener called from one thread at a time, and not to block
   */
  public AutoCloseable subscribe(String id, Consumer<Optional<MemeStatus>> listener) {
    listeners.compute(
        id,
        (key, before) -> {
          List<Consumer<Optional<MemeStatus>>> all =
              before == null ? new CopyOnWriteArrayList<>() : before;
          all.add(listener);
          return all;
        });
    return () ->
        listeners.computeIfPresent(
            id,
            (key, before) -> {
              before.remove(listener);
              return before.isEmpty() ? null : before;
            });
  }

  /**
   * Returns when the view knows all that was in the topic when this was called.
   *
   * @throws StatusUnavailableException when that takes too long
   */
  public void catchUp() {
    try {
      if (!follower.awaitPositions(ends.now(), CATCH_UP)) {
        throw new StatusUnavailableException(
            "The statuses of memes are not up to date; try again in a moment.", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StatusUnavailableException("interrupted while catching up with statuses", e);
    }
  }

  /** Records of the topic that the view has not read yet, by topic. */
  public Map<String, Long> lag() {
    Map<Integer, Long> positions = follower.positions();
    long behind = 0;
    for (Map.Entry<Integer, Long> end : ends.now().entrySet()) {
      behind += Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L));
    }
    return Map.of(Topics.STATUS.name(), behind);
  }

  private void changed(String id, Optional<MemeStatus> status) {
    synchronized (accepted) {
      accepted.remove(id);
    }
    listeners.getOrDefault(id, List.of()).forEach(listener -> listener.accept(status));
  }

  @Override
  public void close() {
    follower.close();
    index.close();
    ends.close();
  }

  /** The latest only: the topic has told of earlier ones long since. */
  private static final class AcceptedMemes extends LinkedHashMap<String, MemeStatus> {

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, MemeStatus> eldest) {
      return size() > MOST_ACCEPTED;
    }
  }
}
