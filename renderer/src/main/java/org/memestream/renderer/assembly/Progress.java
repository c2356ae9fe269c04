package org.memestream.renderer.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.memestream.schemas.AssemblyPhase;
import org.memestream.schemas.AssemblyState;
import org.memestream.schemas.FaceTransferred;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageFailed;

/**
 * What is known about one meme. Immutable; events are shared and never changed.
 *
 * @param request the request; null while parts arrive before it and once an erased owner's meme is
 *     done
 * @param caption the caption part, or null
 * @param face the face part, or null
 * @param failures the first failure of each stage
 * @param phase where the meme stands
 * @param since when the last part arrived or the phase began
 */
public record Progress(
    MemeRequested request,
    MemeCaptioned caption,
    FaceTransferred face,
    List<StageFailed> failures,
    AssemblyPhase phase,
    Instant since) {

  /** A meme that renders has a request. */
  public Progress {
    failures = List.copyOf(failures);
    Objects.requireNonNull(since, "since");
    if (phase == AssemblyPhase.RENDERING && request == null) {
      throw new IllegalArgumentException("a meme in phase RENDERING must have its request");
    }
  }

  /** What the state store remembers. */
  public static Progress of(AssemblyState state) {
    return new Progress(
        state.getRequest(),
        state.getCaptioned(),
        state.getFaceTransferred(),
        state.getFailures(),
        state.getPhase(),
        state.getUpdatedAt());
  }

  /** What the state store is to remember. */
  public AssemblyState toState() {
    return new AssemblyState(request, caption, face, failures, phase, since);
  }

  static Progress unknown(Instant now) {
    return new Progress(null, null, null, List.of(), AssemblyPhase.COLLECTING, now);
  }

  Progress requested(MemeRequested event, Instant now) {
    return new Progress(event, caption, face, failures, phase, now);
  }

  Progress captioned(MemeCaptioned event, Instant now) {
    return new Progress(request, event, face, failures, phase, now);
  }

  Progress transferred(FaceTransferred event, Instant now) {
    return new Progress(request, caption, event, failures, phase, now);
  }

  Progress failed(StageFailed event, Instant now) {
    List<StageFailed> more = new ArrayList<>(failures);
    more.add(event);
    return new Progress(request, caption, face, more, phase, now);
  }

  Progress rendering(Instant now) {
    return new Progress(request, caption, face, failures, AssemblyPhase.RENDERING, now);
  }

  /** Only what recognises duplicates and finds the owner's memes is kept of a done meme. */
  Progress done(Instant now) {
    return new Progress(request, null, null, List.of(), AssemblyPhase.DONE, now);
  }

  /** As {@link #done}, with nothing of the owner's left. */
  Progress doneAndErased(Instant now) {
    return new Progress(null, null, null, List.of(), AssemblyPhase.DONE, now);
  }

  /** Stages whose part is asked for and neither in nor failed, in the order of the flow. */
  List<Stage> pending() {
    return Stream.of(Stage.CAPTION, Stage.FACE_TRANSFER).filter(this::awaits).toList();
  }

  /** Whether the stage's part may be of use: it is asked for, or the request is not here yet. */
  boolean wants(Stage stage) {
    return switch (stage) {
      case CAPTION -> request == null || request.getCaption() != null;
      case FACE_TRANSFER ->
          request == null || request.getFace() != null || request.getLocateFaces();
      case RENDER, ASSEMBLY, UNKNOWN -> false;
    };
  }

  /** Whether the stage's part is wanted and neither in nor failed. */
  boolean awaits(Stage stage) {
    boolean arrived = stage == Stage.CAPTION ? caption != null : face != null;
    return wants(stage) && !arrived && failure(stage).isEmpty();
  }

  Optional<StageFailed> failure(Stage stage) {
    return failures.stream().filter(failure -> failure.getStage() == stage).findFirst();
  }

  /** The failure that means that this meme cannot be made, if there is one. */
  Optional<StageFailed> fatalFailure() {
    Optional<StageFailed> noCaption =
        request.getCaption() == null || caption != null ? Optional.empty() : failure(Stage.CAPTION);
    return noCaption.or(() -> faceMissing().filter(failure -> request.getFace().getRequired()));
  }

  /** The failure for which the faces stay as they are, if they were to be changed. */
  Optional<StageFailed> faceMissing() {
    return request.getFace() == null || face != null
        ? Optional.empty()
        : failure(Stage.FACE_TRANSFER);
  }

  /** Whether its owner asked for its erasure before its request was read. */
  boolean erased() {
    return failures.stream()
        .filter(failure -> failure.getReason() == FailureReason.ERASED)
        .anyMatch(failure -> failure.getOwnerId().equals(request.getOwnerId()));
  }

  /** Whose meme it is; empty once that is erased. */
  public Optional<String> owner() {
    if (request != null) {
      return Optional.of(request.getOwnerId());
    }
    return Stream.of(
            Stream.ofNullable(caption).map(MemeCaptioned::getOwnerId),
            Stream.ofNullable(face).map(FaceTransferred::getOwnerId),
            failures.stream().map(StageFailed::getOwnerId))
        .flatMap(owners -> owners)
        .findFirst();
  }
}
