package org.memestream.ingest.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.memestream.ingest.AcceptedOrder;
import org.memestream.ingest.MemeId;
import org.memestream.ingest.MemeIntake;
import org.memestream.ingest.RefusedOrderException;
import org.memestream.ingest.TakenMeme;
import org.memestream.ingest.gateway.access.OwnerGates;
import org.memestream.ingest.gateway.form.AddressedPictures;
import org.memestream.ingest.gateway.form.BodyReader;
import org.memestream.ingest.gateway.form.OrderForm;
import org.memestream.ingest.gateway.form.Submission;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;
import org.memestream.ingest.status.StatusView;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Origin;

/**
 * Takes orders. A body streams in under one bound, pictures are decoded under another, so that slow
 * clients hold no memory and fast ones no more than there is.
 */
final class SubmitResource {

  private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,255}");
  private static final Duration SOON = Duration.ofSeconds(1);

  private final BodyReader bodies;
  private final AddressedPictures addressed;
  private final OrderForm form = new OrderForm();
  private final MemeIntake intake;
  private final MemeIntake repeats;
  private final StatusView statuses;
  private final OwnerGates gates;
  private final Semaphore receiving;
  private final Semaphore decoding;
  private final Duration patience;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final MemeJson json = new MemeJson();

  /**
   * @param intake takes what is new
   * @param repeats takes what may have been taken before, and writes no first status
   * @param uploads bodies that are received at a time
   * @param decoders pictures that are decoded at a time
   * @param patience how long to wait for a decoder, and then for Kafka
   */
  SubmitResource(
      BodyReader bodies,
      AddressedPictures addressed,
      MemeIntake intake,
      MemeIntake repeats,
      StatusView statuses,
      OwnerGates gates,
      int uploads,
      int decoders,
      Duration patience) {
    this.bodies = bodies;
    this.addressed = addressed;
    this.intake = intake;
    this.repeats = repeats;
    this.statuses = statuses;
    this.gates = gates;
    this.receiving = new Semaphore(uploads);
    this.decoding = new Semaphore(decoders, true);
    this.patience = patience;
  }

  /** {@code POST /api/memes}. */
  void submit(Context context, String owner) throws Exception {
    Optional<String> key = key(context);
    if (!receiving.tryAcquire()) {
      throw busy("There are too many uploads at once.");
    }
    try (Submission submission = received(context)) {
      form.check(submission);
      if (key.isPresent()) {
        keyed(context, owner, key.get(), submission);
      } else {
        answer(context, taken(owner, UUID.randomUUID().toString(), Optional.empty(), submission));
      }
    } finally {
      receiving.release();
    }
  }

  private Submission received(Context context) throws IOException {
    return bodies.read(
        context.req().getContentType(),
        context.req().getContentLengthLong(),
        context.req().getInputStream());
  }

  /** The same key and the same body are the same meme, however often they come. */
  private void keyed(Context context, String owner, String key, Submission submission)
      throws Exception {
    String id = MemeId.derived(List.of("idempotency-key", owner, key));
    String fingerprint = submission.fingerprint();
    if (!underWay.add(id)) {
      throw Problem.of(Reason.IN_PROGRESS, "A request with this key is being worked on.")
          .after(SOON)
          .exception();
    }
    try {
      Optional<MemeStatus> before = statuses.find(id);
      if (before.isEmpty()) {
        answer(context, taken(owner, id, Optional.of(fingerprint), submission));
      } else if (fingerprint.equals(before.get().getFingerprint())) {
        if (mayLackRequest(before.get())) {
          gates.beside(
              owner, () -> through(repeats, owner, id, Optional.of(fingerprint), submission));
        }
        context.header("Idempotent-Replayed", "true");
        answer(context, new TakenMeme(before.get(), List.of()));
      } else {
        throw Problem.of(
                Reason.KEY_REUSED,
                "This Idempotency-Key was used for another request; take a new one.")
            .exception();
      }
    } finally {
      underWay.remove(id);
    }
  }

  private TakenMeme taken(
      String owner, String id, Optional<String> fingerprint, Submission submission)
      throws Exception {
    return gates.beside(owner, () -> sent(owner, id, fingerprint, submission));
  }

  /**
   * Whether nothing but the first status is known: a gateway that was killed right after it wrote
   * that one has not sent the request. Sent once too often, the assembly drops it.
   */
  private static boolean mayLackRequest(MemeStatus status) {
    return status.getState() == MemeState.REQUESTED
        && status.getUpdatedAt().equals(status.getRequestedAt());
  }

  private TakenMeme sent(
      String owner, String id, Optional<String> fingerprint, Submission submission)
      throws Exception {
    TakenMeme taken = through(intake, owner, id, fingerprint, submission);
    statuses.accept(taken.status());
    return taken;
  }

  private TakenMeme through(
      MemeIntake way, String owner, String id, Optional<String> fingerprint, Submission submission)
      throws Exception {
    addressed.bring(submission);
    AcceptedOrder accepted = accepted(owner, id, fingerprint, submission);
    try {
      return way.take(accepted).get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } catch (TimeoutException e) {
      throw busy("The request was not taken in time; it may still be.");
    }
  }

  /** Only what computes is done under the bound; storing waits for a disk or a network. */
  private AcceptedOrder accepted(
      String owner, String id, Optional<String> fingerprint, Submission submission)
      throws InterruptedException, RefusedOrderException, UnacceptablePictureException {
    if (!decoding.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw busy("There are too many pictures at once.");
    }
    try {
      return intake.accept(
          form.order(submission)
              .owner(owner)
              .id(id)
              .fingerprint(fingerprint.orElse(null))
              .origin(Origin.UPLOAD, null)
              .build());
    } finally {
      decoding.release();
    }
  }

  private void answer(Context context, TakenMeme taken) {
    MemeStatus status = taken.status();
    context
        .status(202)
        .header("Location", MemeJson.path(status.getId()))
        .contentType("application/json")
        .result(json.taken(status, taken.notes()).toString());
  }

  private static Optional<String> key(Context context) {
    Optional<String> key = Optional.ofNullable(context.header("Idempotency-Key"));
    if (key.filter(text -> !KEY.matcher(text).matches()).isPresent()) {
      throw Problem.of(
              Reason.INVALID_FIELD, "An Idempotency-Key has 1 to 255 printable ASCII characters.")
          .exception();
    }
    return key;
  }

  private static RuntimeException busy(String sentence) {
    return Problem.of(Reason.UNAVAILABLE, sentence).after(SOON).exception();
  }
}
