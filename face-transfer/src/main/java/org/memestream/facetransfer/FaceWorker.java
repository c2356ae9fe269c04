package org.memestream.facetransfer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureScaler;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.ObjectMissingException;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.worker.BatchWorker;
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.Box;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.FaceTransferred;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

/**
 * The face stage: checks the request, fetches its pictures, has the expression moved and stores the
 * result under keys that depend on the meme alone, so that a repeat overwrites its own objects.
 */
final class FaceWorker
    implements BatchWorker<MemeRequested, PreparedTransfer, StoredTransfer, FaceTransferred> {

  private final ObjectStore store;
  private final PictureReader reader;
  private final PictureScaler scaler = new PictureScaler();
  private final ExpressionTransfer transfer;
  private final TransferredPictures results;
  private final FaceSpecReader specs;
  private final int animationSide;

  /**
   * @param store holds the pictures; stays the caller's to close
   * @param reader says which pictures are acceptable
   * @param transfer stays the caller's to close
   * @param specs reads what is asked for
   * @param animationSide longest side of an animation's frames in pixels
   */
  FaceWorker(
      ObjectStore store,
      PictureReader reader,
      ExpressionTransfer transfer,
      FaceSpecReader specs,
      int animationSide) {
    this.store = Objects.requireNonNull(store, "store");
    this.reader = Objects.requireNonNull(reader, "reader");
    this.transfer = Objects.requireNonNull(transfer, "transfer");
    this.specs = Objects.requireNonNull(specs, "specs");
    this.results = new TransferredPictures(store);
    this.animationSide = animationSide;
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
    return event.getFace() != null;
  }

  @Override
  public Outcome<PreparedTransfer> prepare(MemeRequested event) {
    try {
      FaceSpec spec = event.getFace();
      FaceSpecReader.Wish wish = specs.read(spec);
      Picture target = picture(event.getImage(), "The uploaded picture");
      ExpressionSource source =
          wish.preset().isPresent()
              ? new ExpressionSource.Preset(wish.preset().get())
              : new ExpressionSource.Driver(
                  picture(spec.getDriver(), "The picture to take the expression from"));
      return Outcome.produced(prepared(event, wish, target, source));
    } catch (RefusedRequestException e) {
      return Outcome.rejected(e.reason(), e.getMessage());
    }
  }

  private PreparedTransfer prepared(
      MemeRequested event, FaceSpecReader.Wish wish, Picture target, ExpressionSource source) {
    Optional<TransferRequest> animation =
        wish.frames() == 0
            ? Optional.empty()
            : Optional.of(
                request(wish, scaler.scaledToFit(target, animationSide), source, wish.frames()));
    return new PreparedTransfer(
        "owners/%s/memes/%s/".formatted(event.getOwnerId(), event.getId()),
        request(wish, target, source, 0),
        animation);
  }

  private static TransferRequest request(
      FaceSpecReader.Wish wish, Picture target, ExpressionSource source, int frames) {
    return new TransferRequest(
        target, source, wish.strength(), wish.faces(), wish.region(), frames);
  }

  private Picture picture(ImageRef image, String what) throws RefusedRequestException {
    try {
      return reader.read(store.get(image.getKey()));
    } catch (UnacceptablePictureException e) {
      throw new RefusedRequestException(
          FailureReason.UNREADABLE, "%s: %s".formatted(what, e.getMessage()));
    } catch (ObjectMissingException e) {
      throw new RefusedRequestException(
          FailureReason.OBJECT_MISSING,
          "%s is no longer stored; it has expired or was erased. Send it again.".formatted(what));
    }
  }

  @Override
  public List<Outcome<StoredTransfer>> run(List<PreparedTransfer> batch) {
    return batch.stream().map(this::transferred).toList();
  }

  private Outcome<StoredTransfer> transferred(PreparedTransfer prepared) {
    TransferOutcome outcome = transfer.transfer(prepared.still());
    if (outcome instanceof TransferOutcome.Refused refused) {
      return refused(refused);
    }
    TransferOutcome.Transferred still = (TransferOutcome.Transferred) outcome;
    List<ImageRef> frames = List.of();
    if (prepared.animation().isPresent()) {
      TransferOutcome moving = transfer.transfer(prepared.animation().get());
      if (moving instanceof TransferOutcome.Refused refused) {
        return refused(refused);
      }
      frames = results.frames(prepared.folder(), ((TransferOutcome.Transferred) moving).frames());
    }
    return Outcome.produced(
        new StoredTransfer(
            results.image(prepared.folder(), still.picture()),
            frames,
            still.changed(),
            still.unchanged()));
  }

  private static <T> Outcome<T> refused(TransferOutcome.Refused refused) {
    return Outcome.rejected(reason(refused.problem()), refused.sentence());
  }

  private static FailureReason reason(FaceProblem problem) {
    return switch (problem) {
      case NO_FACE -> FailureReason.NO_FACE;
      case FACE_TOO_SMALL -> FailureReason.FACE_TOO_SMALL;
      case FACE_TOO_BLURRED -> FailureReason.FACE_TOO_BLURRED;
      case FACE_TOO_TURNED -> FailureReason.FACE_TOO_TURNED;
    };
  }

  @Override
  public FaceTransferred event(MemeRequested event, StoredTransfer result, StageTiming timing) {
    return FaceTransferred.newBuilder()
        .setId(event.getId())
        .setOwnerId(event.getOwnerId())
        .setImage(result.image())
        .setFrames(result.frames())
        .setFaces(result.changed().stream().map(FaceWorker::box).toList())
        .setDegradations(result.unchanged().stream().map(FaceWorker::degradation).toList())
        .setModel(transfer.model())
        .setTiming(timing)
        .build();
  }

  private static Box box(FaceBox box) {
    return new Box(box.x(), box.y(), box.width(), box.height());
  }

  private static Degradation degradation(TransferOutcome.Unchanged unchanged) {
    return new Degradation(Stage.FACE_TRANSFER, reason(unchanged.problem()), unchanged.sentence());
  }
}
