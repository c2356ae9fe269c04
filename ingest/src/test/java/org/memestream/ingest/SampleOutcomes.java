package org.memestream.ingest;

import java.util.List;
import org.memestream.schemas.Caption;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeFailed;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.RenderedPicture;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

/** What services would answer. */
final class SampleOutcomes {

  private SampleOutcomes() {}

  /** The request's own picture as the finished one. */
  static MemeFinished finished(MemeRequested request) {
    ImageRef image = request.getImage();
    Caption caption = new Caption("TOP", null, -1.5);
    return MemeFinished.newBuilder()
        .setId(request.getId())
        .setOwnerId(request.getOwnerId())
        .setPictures(List.of(new RenderedPicture("original", 0, image, caption)))
        .setSeed(7L)
        .setTimings(List.of(new StageTiming(Stage.CAPTION, 1500L, 1, 1)))
        .setRequestedAt(request.getRequestedAt())
        .setFinishedAt(request.getRequestedAt().plusMillis(20))
        .build();
  }

  static MemeFailed failed(MemeRequested request) {
    return MemeFailed.newBuilder()
        .setId(request.getId())
        .setOwnerId(request.getOwnerId())
        .setStage(Stage.FACE_TRANSFER)
        .setReason(FailureReason.NO_FACE)
        .setMessage("No face was found.")
        .setRequestedAt(request.getRequestedAt())
        .setFailedAt(request.getRequestedAt().plusMillis(20))
        .build();
  }
}
