package org.memestream.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.ObjectStore;

/**
 * Takes orders in and waits for nothing more than that: for callers that look at {@code
 * memes.status} for what becomes of them. {@link MemestreamClient} is for those that wait.
 * Thread-safe.
 */
public final class MemeIntake {

  private final MemeSender sender;
  private final ClientSettings settings;
  private final OrderCheck check;
  private final Clock clock;

  private MemeIntake(MemeSender sender, ClientSettings settings, Clock clock) {
    this.sender = sender;
    this.settings = settings;
    this.check = new OrderCheck(settings);
    this.clock = clock;
  }

  /**
   * @param store where pictures go; stays open
   * @param publisher sends the events; stays open
   * @param bootstrapServers for messages
   * @param background goes on when Kafka has answered, and removes what could not be announced
   */
  public MemeIntake(
      ObjectStore store,
      EventPublisher publisher,
      String bootstrapServers,
      ClientSettings settings,
      Executor background,
      Clock clock) {
    this(
        new MemeSender(store, new StatusFirst(publisher, background), bootstrapServers, background),
        settings,
        clock);
  }

  /**
   * One that writes no status itself and leaves that to the assembly: for orders that may be sent
   * again under the same id when nobody knows any more whether they were. The assembly drops the
   * repeat, and a meme that is finished stays so.
   *
   * @param store as above, as are the others
   */
  public static MemeIntake repeatable(
      ObjectStore store,
      EventPublisher publisher,
      String bootstrapServers,
      ClientSettings settings,
      Executor background,
      Clock clock) {
    return new MemeIntake(
        new MemeSender(store, publisher, bootstrapServers, background), settings, clock);
  }

  /**
   * Takes one order in. The picture is checked, made anew and stored in the calling thread.
   *
   * @return completed when its status and its request are in Kafka; exceptionally with an {@link
   *     org.memestream.runtime.OutageException} or a {@link
   *     org.memestream.schemas.serde.RegistryUnavailableException} when they are not, and nothing
   *     is kept
   * @throws UnacceptablePictureException or {@link RefusedOrderException} when the order is at
   *     fault; nothing was stored or sent
   * @throws org.memestream.runtime.store.StoreUnavailableException when the picture is not stored
   */
  public CompletableFuture<TakenMeme> take(MemeOrder order)
      throws RefusedOrderException, UnacceptablePictureException {
    AcceptedPictures pictures = check.accepted(order);
    String id = order.id().orElseGet(() -> UUID.randomUUID().toString());
    Instant now = clock.instant();
    Instant deadline = now.plus(order.deadline().orElse(settings.deadline()));
    TakenMeme taken =
        new TakenMeme(
            StatusFirst.status(
                id, order.owner(), order.fingerprint().orElse(null), order.stages(), now),
            pictures.picture().notes());
    return sender.send(order, id, pictures, now, deadline).thenApply(sent -> taken);
  }
}
