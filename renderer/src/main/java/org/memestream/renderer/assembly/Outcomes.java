package org.memestream.renderer.assembly;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.FaceTransferred;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeAssembled;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeErased;
import org.memestream.schemas.MemeFailed;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.MemeRendered;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageFailed;
import org.memestream.schemas.StageTiming;

/** Writes the events that the assembly sends. */
final class Outcomes {
  private Outcomes() {}

  static MemeAssembled assembled(Progress known, Instant deadline) {
    MemeRequested request = known.request();
    FaceTransferred face = face(known).findFirst().orElse(null);
    return MemeAssembled.newBuilder()
        .setId(request.getId())
        .setOwnerId(request.getOwnerId())
        .setLane(request.getLane())
        .setImage(face == null ? request.getImage() : face.getImage())
        .setFrames(face == null ? List.of() : face.getFrames())
        .setFrameMillis(face == null ? List.of() : face.getFrameMillis())
        .setFaces(face == null ? List.of() : face.getFaces())
        .setCaptions(request.getCaption() == null ? List.of() : known.caption().getCaptions())
        .setStyle(request.getStyle())
        .setProfiles(request.getProfiles())
        .setModels(models(known))
        .setDeadline(deadline)
        .build();
  }

  static MemeFinished finished(Progress known, MemeRendered rendered, Instant now) {
    MemeRequested request = known.request();
    return MemeFinished.newBuilder()
        .setId(request.getId())
        .setOwnerId(request.getOwnerId())
        .setOrigin(request.getOrigin())
        .setOriginReference(request.getOriginReference())
        .setPictures(rendered.getPictures())
        .setDegradations(degradations(known))
        .setModels(models(known))
        .setDigitalSourceType(rendered.getDigitalSourceType())
        .setCreatorTool(rendered.getCreatorTool())
        .setSeed(seed(known))
        .setTimings(timings(known, Stream.of(rendered.getTiming())))
        .setRequestedAt(request.getRequestedAt())
        .setFinishedAt(now)
        .build();
  }

  static MemeFailed failed(MemeRequested request, StageFailed failure, Instant now) {
    return MemeFailed.newBuilder()
        .setId(request.getId())
        .setOwnerId(request.getOwnerId())
        .setOrigin(request.getOrigin())
        .setOriginReference(request.getOriginReference())
        .setStage(failure.getStage())
        .setReason(failure.getReason())
        .setMessage(failure.getMessage())
        .setRequestedAt(request.getRequestedAt())
        .setFailedAt(now)
        .build();
  }

  /** Says nothing about the owner beyond the id. */
  static MemeFailed erased(MemeRequested request, Instant now) {
    return MemeFailed.newBuilder()
        .setId(request.getId())
        .setOwnerId(request.getOwnerId())
        .setOrigin(request.getOrigin())
        .setStage(Stage.ASSEMBLY)
        .setReason(FailureReason.ERASED)
        .setMessage("The owner asked for erasure, so this meme is not made.")
        .setRequestedAt(request.getRequestedAt())
        .setFailedAt(now)
        .build();
  }

  /** How an erasure is remembered until the request comes. */
  static StageFailed erasure(MemeErased event) {
    return StageFailed.newBuilder()
        .setId(event.getId())
        .setOwnerId(event.getOwnerId())
        .setStage(Stage.ASSEMBLY)
        .setReason(FailureReason.ERASED)
        .setMessage("The owner asked for erasure.")
        .setAttempts(0)
        .setFailedAt(event.getErasedAt())
        .build();
  }

  /** What a stage that missed the deadline would have said. */
  static StageFailed late(MemeRequested request, Stage stage, Instant now) {
    String missing =
        switch (stage) {
          case CAPTION -> "The caption";
          case FACE_TRANSFER -> "The face transfer";
          case RENDER -> "The picture";
          case ASSEMBLY, UNKNOWN -> "The meme";
        };
    return StageFailed.newBuilder()
        .setId(request.getId())
        .setOwnerId(request.getOwnerId())
        .setStage(stage)
        .setReason(FailureReason.DEADLINE_EXCEEDED)
        .setMessage(
            missing
                + " was not ready by the deadline "
                + request.getDeadline()
                + "; ask again with a later one.")
        .setAttempts(0)
        .setFailedAt(now)
        .build();
  }

  static Emission collecting(Progress known, Instant now) {
    return new Emission.Status(
        status(known, MemeState.REQUESTED, now).setPending(known.pending()).build());
  }

  static Emission renderingStatus(Progress known, Instant now) {
    return new Emission.Status(
        status(known, MemeState.RENDERING, now).setPending(List.of(Stage.RENDER)).build());
  }

  static Emission finishedStatus(Progress known, MemeRendered rendered, Instant now) {
    return new Emission.Status(
        status(known, MemeState.FINISHED, now)
            .setPictures(rendered.getPictures())
            .setDegradations(degradations(known))
            .setTimings(timings(known, Stream.of(rendered.getTiming())))
            .build());
  }

  static Emission failedStatus(Progress known, StageFailed failure, Instant now) {
    return new Emission.Status(
        status(known, MemeState.FAILED, now)
            .setReason(failure.getReason())
            .setMessage(failure.getMessage())
            .build());
  }

  private static MemeStatus.Builder status(Progress known, MemeState state, Instant now) {
    MemeRequested request = known.request();
    return MemeStatus.newBuilder()
        .setId(request.getId())
        .setOwnerId(request.getOwnerId())
        .setState(state)
        .setModels(models(known))
        .setSeed(seed(known))
        .setTimings(timings(known, Stream.empty()))
        .setFingerprint(request.getFingerprint())
        .setRequestedAt(request.getRequestedAt())
        .setUpdatedAt(now);
  }

  private static List<Degradation> degradations(Progress known) {
    return Stream.concat(
            known.faceMissing().map(Outcomes::degradation).stream(),
            face(known).flatMap(face -> face.getDegradations().stream()))
        .toList();
  }

  private static Degradation degradation(StageFailed failure) {
    return new Degradation(failure.getStage(), failure.getReason(), failure.getMessage());
  }

  private static List<String> models(Progress known) {
    return Stream.concat(
            caption(known).map(MemeCaptioned::getModel), face(known).map(FaceTransferred::getModel))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static Long seed(Progress known) {
    return caption(known)
        .map(MemeCaptioned::getSeed)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static List<StageTiming> timings(Progress known, Stream<StageTiming> render) {
    return Stream.of(
            caption(known).map(MemeCaptioned::getTiming),
            face(known).map(FaceTransferred::getTiming),
            render)
        .flatMap(timing -> timing)
        .toList();
  }

  private static Stream<MemeCaptioned> caption(Progress known) {
    return known.request().getCaption() == null
        ? Stream.empty()
        : Stream.ofNullable(known.caption());
  }

  private static Stream<FaceTransferred> face(Progress known) {
    return known.wants(Stage.FACE_TRANSFER) ? Stream.ofNullable(known.face()) : Stream.empty();
  }
}
