package org.memestream.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.memestream.ingest.upload.PictureIntake;
import org.memestream.runtime.OutageException;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.serde.RegistryUnavailableException;

/**
 * Submits memes and waits for them. Thread-safe.
 *
 * <p>A client that is closed before a meme has ended leaves it to the services, and it is still
 * made.
 */
public final class MemestreamClient implements AutoCloseable {

  private final ObjectStore store;
  private final MemeSender sender;
  private final PendingMemes pending;
  private final OutcomeReader outcomes;
  private final ClientSettings settings;
  private final PictureIntake intake;
  private final TextLimit textLimit;
  private final Clock clock;
  private final Executor again;
  private final Runnable disconnect;
  private volatile boolean closed;

  MemestreamClient(
      ObjectStore store,
      MemeSender sender,
      PendingMemes pending,
      OutcomeReader outcomes,
      ClientSettings settings,
      Clock clock,
      Executor again,
      Runnable disconnect) {
    this.store = store;
    this.sender = sender;
    this.pending = pending;
    this.outcomes = outcomes;
    this.settings = settings;
    this.intake = new PictureIntake(settings.upload());
    this.textLimit = new TextLimit(settings.maxTextLength());
    this.clock = clock;
    this.again = again;
    this.disconnect = disconnect;
  }

  /**
   * Connects to the store, the registry and Kafka, and tries each out. Topics that are missing are
   * created.
   *
   * @throws org.memestream.runtime.store.StoreUnavailableException when the store cannot be written
   * @throws org.memestream.schemas.serde.RegistryUnavailableException when the registry does not
   *     answer
   * @throws org.memestream.schemas.serde.SchemaRefusedException when the registry does not take the
   *     schema of requests
   * @throws org.memestream.runtime.kafka.BrokerUnavailableException when no broker answers within
   *     {@link ClientSettings#sendTimeout()}
   */
  public static MemestreamClient connect(ClientConfig config) {
    Clock clock = Clock.systemUTC();
    ClientConnection connection = ClientConnection.open(config, clock);
    return new MemestreamClient(
        connection.store(),
        connection.sender(),
        connection.pending(),
        connection.outcomes(),
        config.client(),
        clock,
        connection.again(),
        connection::close);
  }

  /**
   * Submits one meme. The picture is checked, made anew and stored in the calling thread; while
   * {@link ClientSettings#maxInFlight()} memes are under way, the call waits.
   *
   * <p>The future ends with the meme, or exceptionally with
   *
   * <ul>
   *   <li>{@link UnacceptablePictureException} or {@link RefusedOrderException}: the order is at
   *       fault, and nothing was stored or sent;
   *   <li>{@link OutageException} or {@link RegistryUnavailableException}: store, broker or
   *       registry did not answer, {@link ClientSettings#sendAttempts()} times, and nothing is
   *       kept;
   *   <li>{@link MemeFailedException}: the meme could not be made;
   *   <li>{@link MemeOverdueException}: no outcome came until the deadline and a grace period;
   *   <li>{@link IllegalArgumentException}: a meme of that id is under way in this client;
   *   <li>{@link CancellationException}: the thread was interrupted while it waited for room;
   *   <li>{@link IllegalStateException}: the client is or was closed.
   * </ul>
   *
   * <p>Cancelling the future only ends the waiting. An id that was submitted before brings no new
   * outcome.
   */
  public CompletableFuture<FinishedMeme> submit(MemeOrder order) {
    try {
      pending.awaitRoom();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(
          new CancellationException("interrupted while waiting for other memes to end"));
    }
    Instant now = clock.instant();
    Duration deadline = order.deadline().orElse(settings.deadline());
    AcceptedPictures pictures;
    PendingMeme meme;
    try {
      textLimit.check(order.caption());
      pictures = AcceptedPictures.of(order, intake);
      meme = pendingMeme(order, now, deadline.plus(settings.grace()), pictures.picture().notes());
      pending.add(meme);
    } catch (RefusedOrderException | UnacceptablePictureException | RuntimeException | Error e) {
      pending.giveRoomBack();
      return CompletableFuture.failedFuture(e);
    }
    send(order, meme, pictures, now.plus(deadline), 1);
    return meme.outcome();
  }

  /**
   * Submits one meme and waits for it.
   *
   * @throws MemeFailedException when it could not be made
   * @throws MemeOverdueException when no outcome came until the deadline and a grace period
   * @throws RefusedOrderException when the order is at fault
   * @throws UnacceptablePictureException when its picture is at fault
   * @throws InterruptedException when the thread is interrupted; the meme is still made
   */
  public FinishedMeme make(MemeOrder order)
      throws MemeFailedException,
          MemeOverdueException,
          RefusedOrderException,
          UnacceptablePictureException,
          InterruptedException {
    try {
      return submit(order).get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof MemeFailedException failed) {
        throw failed;
      } else if (cause instanceof MemeOverdueException overdue) {
        throw overdue;
      } else if (cause instanceof RefusedOrderException refused) {
        throw refused;
      } else if (cause instanceof UnacceptablePictureException unacceptable) {
        throw unacceptable;
      } else if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException("the meme ended in an unknown way", cause);
    }
  }

  /**
   * Submits many memes, in order; waits as {@link #submit} does, so that orders may be made as they
   * are taken.
   *
   * @return a future each, as {@link #submit} gives them
   */
  public List<CompletableFuture<FinishedMeme>> submitAll(Iterable<MemeOrder> orders) {
    List<CompletableFuture<FinishedMeme>> futures = new ArrayList<>();
    orders.forEach(order -> futures.add(submit(order)));
    return futures;
  }

  /**
   * The bytes of a finished picture.
   *
   * @throws org.memestream.runtime.store.ObjectMissingException when it has expired or was erased
   * @throws org.memestream.runtime.store.StoreUnavailableException when the store does not answer
   * @throws IllegalStateException when other bytes are stored than were announced
   */
  public byte[] download(FinishedPicture picture) {
    byte[] bytes = store.get(picture.key());
    String stored = new Sha256().of(bytes);
    if (!stored.equals(picture.sha256())) {
      throw new IllegalStateException(
          "object %s has SHA-256 %s, but %s was announced; it was overwritten or damaged"
              .formatted(picture.key(), stored, picture.sha256()));
    }
    return bytes;
  }

  private static PendingMeme pendingMeme(
      MemeOrder order, Instant now, Duration patience, List<String> notes) {
    String id = order.id().orElseGet(() -> UUID.randomUUID().toString());
    return new PendingMeme(id, now, patience, notes, new CompletableFuture<>());
  }

  private void send(
      MemeOrder order, PendingMeme meme, AcceptedPictures pictures, Instant deadline, int attempt) {
    CompletableFuture<Void> sent;
    try {
      requireOpen();
      sent = sender.send(order, meme.id(), pictures, meme.requestedAt(), deadline);
    } catch (RuntimeException e) {
      sent = CompletableFuture.failedFuture(e);
    }
    sent.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (attempt < settings.sendAttempts() && mayPass(cause)) {
              after(attempt).execute(() -> send(order, meme, pictures, deadline, attempt + 1));
            } else {
              pending.fail(meme, cause);
            }
          }
        });
  }

  private static boolean mayPass(Throwable failure) {
    return failure instanceof OutageException || failure instanceof RegistryUnavailableException;
  }

  private Executor after(int attempts) {
    long pause = settings.sendPause().toMillis() << (attempts - 1);
    return CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS, again);
  }

  private void requireOpen() {
    outcomes.requireAlive();
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
  }

  /** Disconnects; memes under way are no longer waited for. */
  @Override
  public void close() {
    closed = true;
    pending.failAll(new IllegalStateException("the client was closed before the meme had ended"));
    disconnect.run();
  }
}
