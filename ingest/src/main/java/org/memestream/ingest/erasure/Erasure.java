package org.memestream.ingest.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.memestream.runtime.kafka.BrokerUnavailableException;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.MemeErased;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.OwnerErased;
import org.memestream.schemas.Topics;

/**
 * Erases, and returns when it is done. First it is announced, so that the assembly drops what is
 * under way and lets nothing new through; then objects and statuses are removed, again and again
 * until none turn up: a worker that had fetched a picture before may still write what it made of
 * it. What an owner asks for after the erasure began is not touched. Repeatable; thread-safe.
 */
public final class Erasure {

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final ObjectStore store;
  private final EventPublisher publisher;
  private final KnownMemes known;
  private final ErasureSettings settings;
  private final Clock clock;

  /**
   * @param store stays open
   * @param publisher stays open
   * @param known which memes there are
   */
  public Erasure(
      ObjectStore store,
      EventPublisher publisher,
      KnownMemes known,
      ErasureSettings settings,
      Clock clock) {
    this.store = store;
    this.publisher = publisher;
    this.known = known;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Erases all of an owner.
   *
   * @throws ErasureIncompleteException when that takes too long
   * @throws org.memestream.runtime.OutageException when Kafka or the store do not answer
   * @throws IllegalArgumentException when that is no id of an owner
   */
  public Erased owner(String owner) {
    Extent extent = new Extent.OfOwner(owner);
    Instant now = clock.instant();
    await(
        publisher.publish(
            Topics.OWNERS_ERASED, owner, new OwnerErased(owner, now), Optional.empty()));
    return remove(extent, now);
  }

  /** Erases one meme of an owner; that of another is left alone. Throws as {@link #owner} does. */
  public Erased meme(String owner, String id) {
    Extent extent = new Extent.OfMeme(owner, id);
    Instant now = clock.instant();
    await(publisher.publish(Topics.ERASED, id, new MemeErased(id, owner, now), Optional.empty()));
    return remove(extent, now);
  }

  private Erased remove(Extent extent, Instant erasedAt) {
    long begin = System.nanoTime();
    int memes = 0;
    int objects = 0;
    long lastSeen = begin;
    boolean underWay = false;
    while (true) {
      Pass pass = pass(extent, erasedAt);
      memes += pass.statuses();
      objects += pass.objects();
      underWay |= pass.underWay();
      if (!pass.nothing()) {
        lastSeen = System.nanoTime();
      } else if (!underWay || since(lastSeen).compareTo(settings.settle()) >= 0) {
        return new Erased(memes, objects, since(begin));
      }
      if (since(begin).compareTo(settings.timeout()) > 0) {
        throw new ErasureIncompleteException(
            "The erasure is recorded and goes on, but after %d s there was still something left; ask again to see it done."
                .formatted(settings.timeout().toSeconds()),
            null);
      }
      if (underWay) {
        pause();
      }
    }
  }

  /**
   * One round.
   *
   * @param underWay whether something was not finished yet
   */
  private record Pass(int statuses, int objects, boolean underWay) {
    boolean nothing() {
      return statuses == 0 && objects == 0;
    }
  }

  private Pass pass(Extent extent, Instant erasedAt) {
    List<MemeStatus> all = extent.statuses(known);
    Set<String> later =
        all.stream()
            .filter(status -> status.getRequestedAt().isAfter(erasedAt))
            .map(MemeStatus::getId)
            .collect(Collectors.toSet());
    List<MemeStatus> covered =
        all.stream().filter(status -> !later.contains(status.getId())).toList();
    Set<String> ended =
        covered.stream()
            .filter(Erasure::ended)
            .map(MemeStatus::getId)
            .collect(Collectors.toCollection(HashSet::new));
    List<String> keys = new ArrayList<>();
    store.visit(
        extent.prefix(),
        object -> {
          if (!later.contains(Extent.meme(object.key()))) {
            keys.add(object.key());
          }
        });
    keys.forEach(store::delete);
    await(
        CompletableFuture.allOf(
            covered.stream()
                .map(status -> tombstone(status.getId()))
                .toArray(CompletableFuture[]::new)));
    boolean underWay =
        ended.size() < covered.size()
            || keys.stream().map(Extent::meme).anyMatch(id -> !ended.contains(id));
    return new Pass(covered.size(), keys.size(), underWay);
  }

  private CompletableFuture<?> tombstone(String id) {
    return publisher.publish(Topics.STATUS, id, null, Optional.empty());
  }

  private static boolean ended(MemeStatus status) {
    return status.getState() == MemeState.FINISHED || status.getState() == MemeState.FAILED;
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private static void await(CompletableFuture<?> sent) {
    try {
      sent.join();
    } catch (CompletionException e) {
      throw new BrokerUnavailableException(
          "Kafka did not take the erasure (%s); ask again".formatted(e.getCause().getMessage()),
          e.getCause());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ErasureIncompleteException("interrupted while erasing; ask again", e);
    }
  }
}
