package org.memestream.facetransfer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.MovingRequest;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.FrameBudget;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
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

  private final PictureReader reader;
  private final TransferPreparation preparation;
  private final ExpressionTransfer transfer;
  private final TransferredPictures results;
  private final int animationSide;

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
    this.reader = Objects.requireNonNull(reader, "reader");
    this.transfer = Objects.requireNonNull(transfer, "transfer");
    this.preparation = new TransferPreparation(store, reader, specs, animationSide);
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
      return Outcome.produced(preparation.prepare(event));
    } catch (RefusedRequestException e) {
      return Outcome.rejected(e.reason(), e.getMessage());
    }
  }

  /** Stills together; what has frames after them, one at a time, for the memory's sake. */
  @Override
  public List<Outcome<StoredTransfer>> run(List<PreparedTransfer> batch) {
    List<PreparedTransfer> together = batch.stream().filter(FaceWorker::hasStill).toList();
    List<TransferOutcome> stills =
        transfer.transfer(together.stream().map(FaceWorker::stillOf).toList());
    List<Outcome<StoredTransfer>> stored =
        IntStream.range(0, stills.size())
            .parallel()
            .mapToObj(i -> stored(together.get(i).folder(), stills.get(i)))
            .toList();
    Iterator<Outcome<StoredTransfer>> next = stored.iterator();
    List<Outcome<StoredTransfer>> outcomes = new ArrayList<>();
    for (PreparedTransfer prepared : batch) {
      if (prepared instanceof PreparedTransfer.Still) {
        outcomes.add(next.next());
      } else if (prepared instanceof PreparedTransfer.Animated animated) {
        outcomes.add(animated(animated, next.next()));
      } else if (prepared instanceof PreparedTransfer.Moving moving) {
        outcomes.add(moved(moving));
      }
    }
    return outcomes;
  }

  private static boolean hasStill(PreparedTransfer prepared) {
    return !(prepared instanceof PreparedTransfer.Moving);
  }

  private static TransferRequest stillOf(PreparedTransfer prepared) {
    return prepared instanceof PreparedTransfer.Still still
        ? still.request()
        : ((PreparedTransfer.Animated) prepared).still();
  }

  private Outcome<StoredTransfer> stored(String folder, TransferOutcome outcome) {
    if (outcome instanceof TransferOutcome.Refused refused) {
      return refused(refused);
    }
    TransferOutcome.Transferred done = (TransferOutcome.Transferred) outcome;
    return Outcome.produced(results.still(folder, done));
  }

  private Outcome<StoredTransfer> animated(
      PreparedTransfer.Animated animated, Outcome<StoredTransfer> still) {
    if (!(still instanceof Outcome.Produced<StoredTransfer> produced)) {
      return still;
    }
    TransferOutcome outcome = transfer.transfer(animated.animation());
    if (outcome instanceof TransferOutcome.Refused refused) {
      return refused(refused);
    }
    TransferOutcome.Transferred done = (TransferOutcome.Transferred) outcome;
    return Outcome.produced(results.animated(animated.folder(), produced.value(), done));
  }

  /** Of a file that says that it moves and has one frame. */
  private Outcome<StoredTransfer> still(PreparedTransfer.Moving only, Picture frame) {
    return run(List.of(preparation.still(only.folder(), frame, only.wish(), only.source()))).get(0);
  }

  private Outcome<StoredTransfer> moved(PreparedTransfer.Moving moving) {
    FaceSpecReader.Wish wish = moving.wish();
    try {
      List<AnimationFrame> frames =
          reader.readFrames(moving.upload(), animationSide, FrameBudget.DEFAULT);
      if (frames.size() == 1) {
        return still(moving, frames.get(0).picture());
      }
      TransferOutcome outcome =
          transfer.transfer(
              new MovingRequest(
                  frames,
                  moving.source(),
                  wish.strength(),
                  wish.faces(),
                  wish.region(),
                  wish.frames() == 0
                      ? MovingRequest.Course.STEADY
                      : MovingRequest.Course.THERE_AND_BACK));
      if (outcome instanceof TransferOutcome.Refused refused) {
        return refused(refused);
      }
      return Outcome.produced(
          results.moving(
              moving.folder(),
              (TransferOutcome.Transferred) outcome,
              frames.stream().map(AnimationFrame::shownFor).toList()));
    } catch (UnacceptablePictureException e) {
      RefusedRequestException refusal = TransferPreparation.unreadable(e);
      return Outcome.rejected(refusal.reason(), refusal.getMessage());
    }
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
        .setFrameMillis(
            result.shownFor().stream().map(time -> Math.toIntExact(time.toMillis())).toList())
        .setFaces(result.changed().stream().map(FaceWorker::box).toList())
        .setDegradations(degradations(result))
        .setModel(transfer.model())
        .setTiming(timing)
        .build();
  }

  private static Box box(FaceBox box) {
    return new Box(box.x(), box.y(), box.width(), box.height());
  }

  private static List<Degradation> degradations(StoredTransfer result) {
    List<Degradation> all = new ArrayList<>();
    for (TransferOutcome.Unchanged face : result.unchanged()) {
      all.add(new Degradation(Stage.FACE_TRANSFER, reason(face.problem()), face.sentence()));
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
