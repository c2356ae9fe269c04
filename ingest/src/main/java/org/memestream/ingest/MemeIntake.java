package org.memestream.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.telemetry.Traces;

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
   * @param traces where each order begins a trace, or goes on with that of its caller
   * @param background goes on when Kafka has answered, and removes what could not be announced
   */
  public MemeIntake(
      ObjectStore store,
      EventPublisher publisher,
      String bootstrapServers,
      ClientSettings settings,
      Executor background,
      Clock clock,
      Traces traces) {
    this(
        new MemeSender(
            store, new StatusFirst(publisher, background), bootstrapServers, background, traces),
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
        new MemeSender(store, publisher, bootstrapServers, background, Traces.off()),
        settings,
        clock);
  }

  /**
   * Checks one order and makes its pictures fit to keep, which computes and stores nothing.
   *
   * @throws UnacceptablePictureException or {@link RefusedOrderException} when the order is at
   *     fault
   */
  public AcceptedOrder accept(MemeOrder order)
      throws RefusedOrderException, UnacceptablePictureException {
    return new AcceptedOrder(order, check.accepted(order));
  }

  /**
   * Takes one order in. Its pictures are stored in the calling thread.
   *
   * @return completed when its status and its request are in Kafka; exceptionally with an {@link
   *     org.memestream.runtime.OutageException} or a {@link
   *     org.memestream.schemas.serde.RegistryUnavailableException} when they are not, and nothing
   *     is kept
   * @throws org.memestream.runtime.store.StoreUnavailableException when a picture is not stored
   */
  public CompletableFuture<TakenMeme> take(AcceptedOrder accepted) {
    MemeOrder order = accepted.order();
    String id = order.id().orElseGet(() -> UUID.randomUUID().toString());
    Instant now = clock.instant();
    Instant deadline = now.plus(order.deadline().orElse(settings.deadline()));
    TakenMeme taken =
        new TakenMeme(
            StatusFirst.status(
                id, order.owner(), order.fingerprint().orElse(null), order.stages(), now),
            accepted.pictures().picture().notes());
    return sender.send(order, id, accepted.pictures(), now, deadline).thenApply(sent -> taken);
  }
}
