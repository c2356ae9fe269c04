package org.memestream.facetransfer;

import java.time.Duration;
import java.util.List;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.schemas.ImageRef;

/**
 * What came of a request, in the store.
 *
 * @param image the whole picture
 * @param frames of the animation; empty for a still
 * @param shownFor how long each frame is shown; empty for the usual pace
 * @param changed boxes of the changed faces in {@code image}, or of those only looked for
 * @param unchanged faces that stay as they are
 * @param lostFrames of a picture that moves: frames in which a face was lost
 */
record StoredTransfer(
    ImageRef image,
    List<ImageRef> frames,
    List<Duration> shownFor,
    List<FaceBox> changed,
    List<TransferOutcome.Unchanged> unchanged,
    int lostFrames) {

  /** Faces that were only looked for. */
  static StoredTransfer found(ImageRef upload, List<FaceBox> faces) {
    return new StoredTransfer(upload, List.of(), List.of(), faces, List.of(), 0);
  }

  StoredTransfer {
    frames = List.copyOf(frames);
    shownFor = List.copyOf(shownFor);
    changed = List.copyOf(changed);
    unchanged = List.copyOf(unchanged);
  }
}
