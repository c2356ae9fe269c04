package org.memestream.facetransfer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.FailureReason;

/**
 * Has the expressions of a batch moved and stores what came of it: stills together, what has frames
 * after them, one at a time, for the memory's sake.
 */
final class StoredTransfers {

  private final TransferPreparation preparation;
  private final PictureReader reader;
  private final ExpressionTransfer transfer;
  private final TransferredPictures results;
  private final int animationSide;

  StoredTransfers(
      TransferPreparation preparation,
      PictureReader reader,
      ExpressionTransfer transfer,
      TransferredPictures results,
      int animationSide) {
    this.preparation = preparation;
    this.reader = reader;
    this.transfer = transfer;
    this.results = results;
    this.animationSide = animationSide;
  }

  /** An outcome for each, in the same order. */
  List<Outcome<StoredTransfer>> run(List<PreparedTransfer> batch) {
    List<PreparedTransfer> together = batch.stream().filter(StoredTransfers::hasStill).toList();
    List<TransferOutcome> stills =
        transfer.transfer(together.stream().map(StoredTransfers::stillOf).toList());
    List<Outcome<StoredTransfer>> stored =
        IntStream.range(0, stills.size())
            .parallel()
            .mapToObj(i -> stored(together.get(i).folder(), stills.get(i)))
            .toList();
    Iterator<Outcome<StoredTransfer>> next = stored.iterator();
    Iterator<Outcome<StoredTransfer>> found = searched(batch).iterator();
    List<Outcome<StoredTransfer>> outcomes = new ArrayList<>();
    for (PreparedTransfer prepared : batch) {
      if (prepared instanceof PreparedTransfer.Still) {
        outcomes.add(next.next());
      } else if (prepared instanceof PreparedTransfer.Animated animated) {
        outcomes.add(animated(animated, next.next()));
      } else if (prepared instanceof PreparedTransfer.Moving moving) {
        outcomes.add(moved(moving));
      } else if (prepared instanceof PreparedTransfer.Search) {
        outcomes.add(found.next());
      }
    }
    return outcomes;
  }

  private static boolean hasStill(PreparedTransfer prepared) {
    return prepared instanceof PreparedTransfer.Still
        || prepared instanceof PreparedTransfer.Animated;
  }

  private List<Outcome<StoredTransfer>> searched(List<PreparedTransfer> batch) {
    List<PreparedTransfer.Search> searches =
        batch.stream()
            .filter(PreparedTransfer.Search.class::isInstance)
            .map(PreparedTransfer.Search.class::cast)
            .toList();
    List<List<FaceBox>> faces =
        transfer.locate(searches.stream().map(PreparedTransfer.Search::picture).toList());
    return IntStream.range(0, searches.size())
        .mapToObj(
            i -> Outcome.produced(StoredTransfer.found(searches.get(i).upload(), faces.get(i))))
        .toList();
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

  /** What a problem of a face is called in events. */
  static FailureReason reason(FaceProblem problem) {
    return switch (problem) {
      case NO_FACE -> FailureReason.NO_FACE;
      case FACE_TOO_SMALL -> FailureReason.FACE_TOO_SMALL;
      case FACE_TOO_BLURRED -> FailureReason.FACE_TOO_BLURRED;
      case FACE_TOO_TURNED -> FailureReason.FACE_TOO_TURNED;
    };
  }
}
