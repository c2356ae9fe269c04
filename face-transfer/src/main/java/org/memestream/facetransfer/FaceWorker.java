package org.memestream.facetransfer;

import java.util.List;
import java.util.Objects;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.ObjectMissingException;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.worker.BatchWorker;
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.FaceTransferred;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

/**
 * The face stage: checks the request, fetches the picture and detects the faces. There is no
 * transfer yet, so every request ends in a {@link Outcome.Rejected} that says what stood in the way
 * first; the result type {@link Void} has no value that could pretend otherwise.
 */
final class FaceWorker implements BatchWorker<MemeRequested, Portrait, Void, FaceTransferred> {

  private final ObjectStore store;
  private final PictureReader reader;
  private final FaceDetector detector;
  private final int minFaceSide;
  private final FaceSpecReader specs = new FaceSpecReader();

  /**
   * @param minFaceSide shortest side of a face box, in pixels, that an expression can be put on
   */
  FaceWorker(ObjectStore store, PictureReader reader, FaceDetector detector, int minFaceSide) {
    this.store = Objects.requireNonNull(store, "store");
    this.reader = Objects.requireNonNull(reader, "reader");
    this.detector = Objects.requireNonNull(detector, "detector");
    this.minFaceSide = minFaceSide;
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
  public Outcome<Portrait> prepare(MemeRequested event) {
    try {
      FaceSelection selection = specs.read(event.getFace());
      byte[] bytes = store.get(event.getImage().getKey());
      return Outcome.produced(new Portrait(reader.read(bytes), selection));
    } catch (RefusedRequestException e) {
      return Outcome.rejected(e.reason(), e.getMessage());
    } catch (UnacceptablePictureException e) {
      return Outcome.rejected(FailureReason.UNREADABLE, e.getMessage());
    } catch (ObjectMissingException e) {
      return Outcome.rejected(
          FailureReason.OBJECT_MISSING,
          "The uploaded picture is no longer stored; it has expired or was erased. Send it again.");
    }
  }

  @Override
  public List<Outcome<Void>> run(List<Portrait> batch) {
    return batch.stream().map(this::transferred).toList();
  }

  @Override
  public FaceTransferred event(MemeRequested event, Void result, StageTiming timing) {
    throw new IllegalStateException("no transfer was made, so there is nothing to announce");
  }

  private Outcome<Void> transferred(Portrait portrait) {
    List<DetectedFace> all = detector.detect(portrait.picture());
    if (all.isEmpty()) {
      return Outcome.rejected(
          FailureReason.NO_FACE,
          "No face was found. Use a picture in which a face looks straight into the camera.");
    }
    List<DetectedFace> wanted = portrait.selection().among(all);
    if (wanted.isEmpty()) {
      return Outcome.rejected(
          FailureReason.NO_FACE,
          "Face %s was asked for, but only %s found."
              .formatted(portrait.selection(), all.size() == 1 ? "1 was" : all.size() + " were"));
    }
    // Largest first, so the last one is the smallest.
    int smallest = wanted.get(wanted.size() - 1).box().shorterSide();
    if (smallest < minFaceSide) {
      return Outcome.rejected(
          FailureReason.FACE_TOO_SMALL,
          "A face of %d pixels is too small; at least %d are needed. Use a larger picture."
              .formatted(smallest, minFaceSide));
    }
    return Outcome.rejected(
        FailureReason.UNSUPPORTED,
        "Found %s, but this version cannot move expressions yet; ask for the meme without one."
            .formatted(all.size() == 1 ? "1 face" : all.size() + " faces"));
  }
}
