package org.memestream.renderer.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.schemas.AssemblyPhase;
import org.memestream.schemas.FaceTransferred;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeErased;
import org.memestream.schemas.MemeRendered;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageFailed;

/**
 * Decides what becomes of a meme. Whatever the order in which its parts arrive and however often,
 * each requested meme gets exactly one outcome. Pure and thread-safe.
 *
 * <p>The first request and the first part of each stage win; later ones change nothing. A meme
 * without its caption fails; without its faces it fails when they are required and goes on with a
 * degradation otherwise. A meme that misses its deadline is treated as if the missing stages had
 * failed then.
 */
public final class Assembly {
  private final Patience patience;
  private final ErasedOwners erasedOwners;

  /**
   * @param patience how long to wait
   * @param erasedOwners whose requests are refused
   */
  public Assembly(Patience patience, ErasedOwners erasedOwners) {
    this.patience = patience;
    this.erasedOwners = erasedOwners;
  }

  /** A request arrived. */
  public Step requested(Optional<Progress> before, MemeRequested request, Instant now) {
    Progress known = before.orElseGet(() -> Progress.unknown(now));
    if (known.phase() == AssemblyPhase.DONE && known.request() == null) {
      // Erased before: whoever asks again under the same id must not leave a status behind.
      return new Step(before, List.of(new Emission.StatusRemoved()));
    }
    if (known.phase() != AssemblyPhase.COLLECTING || known.request() != null) {
      return Step.nothing(before);
    }
    Progress after = known.requested(request, now);
    if (after.erased() || covered(request)) {
      return Step.to(
          after.doneAndErased(now),
          new Emission.Failed(Outcomes.erased(request, now)),
          new Emission.StatusRemoved());
    }
    return decide(after, now, Outcomes.collecting(after, now));
  }

  /** The captioner did its part. */
  public Step captioned(Optional<Progress> before, MemeCaptioned part, Instant now) {
    Progress known = before.orElseGet(() -> Progress.unknown(now));
    return known.phase() == AssemblyPhase.COLLECTING
            && known.wants(Stage.CAPTION)
            && known.caption() == null
        ? partArrived(known.captioned(part, now), now)
        : Step.nothing(before);
  }

  /** The face transfer did its part. */
  public Step transferred(Optional<Progress> before, FaceTransferred part, Instant now) {
    Progress known = before.orElseGet(() -> Progress.unknown(now));
    return known.phase() == AssemblyPhase.COLLECTING
            && known.wants(Stage.FACE_TRANSFER)
            && known.face() == null
        ? partArrived(known.transferred(part, now), now)
        : Step.nothing(before);
  }

  /**
   * A stage could not do its part. A failed render counts only while the meme renders: before that
   * it can only stem from a transaction that was rolled back, and the render will be asked for
   * again.
   */
  public Step failed(Optional<Progress> before, StageFailed failure, Instant now) {
    Progress known = before.orElseGet(() -> Progress.unknown(now));
    return switch (known.phase()) {
      case DONE -> Step.nothing(before);
      case RENDERING ->
          failure.getStage() == Stage.RENDER ? fail(known, failure, now) : Step.nothing(before);
      case COLLECTING ->
          known.awaits(failure.getStage())
              ? partArrived(known.failed(failure, now), now)
              : Step.nothing(before);
    };
  }

  /** The pictures are drawn. Counts only while the meme renders, as with {@link #failed}. */
  public Step rendered(Optional<Progress> before, MemeRendered part, Instant now) {
    if (before.isEmpty() || before.get().phase() != AssemblyPhase.RENDERING) {
      return Step.nothing(before);
    }
    Progress known = before.get();
    return Step.to(
        known.done(now),
        new Emission.Finished(Outcomes.finished(known, part, now)),
        Outcomes.finishedStatus(known, part, now));
  }

  /** Time went by. Changes nothing before the meme's {@link Patience#due} time. */
  public Step timePassed(Progress known, Instant now) {
    if (now.isBefore(patience.due(known))) {
      return Step.nothing(Optional.of(known));
    }
    return switch (known.phase()) {
      case DONE ->
          known.request() == null ? Step.forgotten() : Step.forgotten(new Emission.StatusRemoved());
      case RENDERING -> fail(known, Outcomes.late(known.request(), Stage.RENDER, now), now);
      case COLLECTING -> known.request() == null ? Step.forgotten() : deadlinePassed(known, now);
    };
  }

  /**
   * The meme's owner asked for its erasure. Before its request this is only noted; in another's
   * name it changes nothing.
   */
  public Step erased(Optional<Progress> before, MemeErased erasure, Instant now) {
    Progress known = before.orElseGet(() -> Progress.unknown(now));
    if (known.request() != null) {
      return known.request().getOwnerId().equals(erasure.getOwnerId())
          ? erase(known, now)
          : Step.nothing(before);
    }
    return known.phase() == AssemblyPhase.DONE
        ? Step.nothing(before)
        : Step.to(known.failed(Outcomes.erasure(erasure), now));
  }

  /** The meme's owner asked for erasure. Leaves memes that were requested later alone. */
  public Step ownerErased(Progress known, Instant erasedAt, Instant now) {
    if (known.request() == null) {
      return known.phase() == AssemblyPhase.DONE
          ? Step.nothing(Optional.of(known))
          : Step.forgotten();
    }
    if (!covers(erasedAt, known.request())) {
      return Step.nothing(Optional.of(known));
    }
    return erase(known, now);
  }

  private static Step erase(Progress known, Instant now) {
    Emission removal = new Emission.StatusRemoved();
    return known.phase() == AssemblyPhase.DONE
        ? Step.to(known.doneAndErased(known.since()), removal)
        : Step.to(
            known.doneAndErased(now),
            new Emission.Failed(Outcomes.erased(known.request(), now)),
            removal);
  }

  private Step deadlinePassed(Progress known, Instant now) {
    Progress after = known;
    for (Stage missing : known.pending()) {
      after = after.failed(Outcomes.late(known.request(), missing, now), now);
    }
    return decide(after, now);
  }

  private Step partArrived(Progress after, Instant now) {
    return after.request() == null
        ? Step.to(after)
        : decide(after, now, Outcomes.collecting(after, now));
  }

  private Step decide(Progress known, Instant now, Emission... news) {
    Optional<StageFailed> fatal = known.fatalFailure();
    if (fatal.isPresent()) {
      return fail(known, fatal.get(), now, news);
    }
    if (!known.pending().isEmpty()) {
      return Step.to(known, news);
    }
    Progress after = known.rendering(now);
    List<Emission> emissions = new ArrayList<>(List.of(news));
    emissions.add(new Emission.Assembled(Outcomes.assembled(after, patience.due(after))));
    emissions.add(Outcomes.renderingStatus(after, now));
    return new Step(Optional.of(after), emissions);
  }

  private static Step fail(Progress known, StageFailed failure, Instant now, Emission... news) {
    List<Emission> emissions = new ArrayList<>(List.of(news));
    emissions.add(new Emission.Failed(Outcomes.failed(known.request(), failure, now)));
    emissions.add(Outcomes.failedStatus(known, failure, now));
    return new Step(Optional.of(known.done(now)), emissions);
  }

  private boolean covered(MemeRequested request) {
    return erasedOwners
        .erasedAt(request.getOwnerId())
        .filter(at -> covers(at, request))
        .isPresent();
  }

  private static boolean covers(Instant erasedAt, MemeRequested request) {
    return !request.getRequestedAt().isAfter(erasedAt);
  }
}
