package org.memestream.facetransfer;

import java.util.List;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.schemas.ImageRef;

/**
 * What came of a request, in the store.
 *
 * @param image the whole picture
 * @param frames of the animation; empty for a still
 * @param changed boxes of the changed faces in {@code image}
 * @param unchanged faces that stay as they are
 */
record StoredTransfer(
    ImageRef image,
    List<ImageRef> frames,
    List<FaceBox> changed,
    List<TransferOutcome.Unchanged> unchanged) {

  StoredTransfer {
    frames = List.copyOf(frames);
    changed = List.copyOf(changed);
    unchanged = List.copyOf(unchanged);
  }
}
