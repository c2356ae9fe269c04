package org.memestream.facetransfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.worker.BatchWorker;
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.Box;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.FaceTransferred;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

/**
 * The face stage: checks the request, fetches its pictures, has the expression moved and stores the
 * result under keys that depend on the meme alone, so that a repeat overwrites its own objects.
 *
 * <p>An upload that moves keeps its frames and their pace, and its faces change in each; when an
 * animation is asked for, the expression comes and goes once while they pass.
 */
final class FaceWorker
    implements BatchWorker<MemeRequested, PreparedTransfer, StoredTransfer, FaceTransferred> {

  private final TransferPreparation preparation;
  private final ExpressionTransfer transfer;
  private final StoredTransfers transfers;

  /**
   * @param store holds the pictures; stays the caller's to close
   * @param reader says which pictures are acceptable
   * @param transfer stays the caller's to close
   * @param specs reads what is asked for
   * @param animationSide longest side, in pixels, of the frames of animations and of uploads that
   *     move
   */
  FaceWorker(
      ObjectStore store,
      PictureReader reader,
      ExpressionTransfer transfer,
      FaceSpecReader specs,
      int animationSide) {
    this.transfer = Objects.requireNonNull(transfer, "transfer");
    this.preparation = new TransferPreparation(store, reader, specs, animationSide);
    this.transfers =
        new StoredTransfers(
            preparation, reader, transfer, new TransferredPictures(store), animationSide);
  }

  @Override
  public Stage stage() {
    return Stage.FACE_TRANSFER;
  }

  @Override
  public String id(MemeRequested event) {
    return event.getId();
  }

  @Override
  public String ownerId(MemeRequested event) {
    return event.getOwnerId();
  }

  @Override
  public boolean concerns(MemeRequested event) {
    return event.getFace() != null || event.getLocateFaces();
  }

  @Override
  public Outcome<PreparedTransfer> prepare(MemeRequested event) {
    try {
      return Outcome.produced(preparation.prepare(event));
    } catch (RefusedRequestException e) {
      return Outcome.rejected(e.reason(), e.getMessage());
    }
  }

  @Override
  public List<Outcome<StoredTransfer>> run(List<PreparedTransfer> batch) {
    return transfers.run(batch);
  }

  @Override
  public FaceTransferred event(MemeRequested event, StoredTransfer result, StageTiming timing) {
    return FaceTransferred.newBuilder()
        .setId(event.getId())
        .setOwnerId(event.getOwnerId())
        .setImage(result.image())
        .setFrames(result.frames())
        .setFrameMillis(
            result.shownFor().stream().map(time -> Math.toIntExact(time.toMillis())).toList())
        .setFaces(result.changed().stream().map(FaceWorker::box).toList())
        .setDegradations(degradations(result))
        .setModel(event.getFace() == null ? null : transfer.model())
        .setTiming(timing)
        .build();
  }

  private static Box box(FaceBox box) {
    return new Box(box.x(), box.y(), box.width(), box.height());
  }

  private static List<Degradation> degradations(StoredTransfer result) {
    List<Degradation> all = new ArrayList<>();
    for (TransferOutcome.Unchanged face : result.unchanged()) {
      all.add(
          new Degradation(
              Stage.FACE_TRANSFER, StoredTransfers.reason(face.problem()), face.sentence()));
    }
    if (result.lostFrames() > 0) {
      all.add(
          new Degradation(
              Stage.FACE_TRANSFER,
              FailureReason.NO_FACE,
              "In %d of %d frames a face was not found and stays as it is."
                  .formatted(result.lostFrames(), result.frames().size())));
    }
    return all;
  }
}
