package org.memestream.facetransfer.training;

import java.util.List;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.MovingRequest;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;

/** Gives the target back as it is: what the measures say where nothing is done. */
final class UnchangedTransfer implements ExpressionTransfer {

  @Override
  public TransferOutcome transfer(TransferRequest request) {
    return new TransferOutcome.Transferred(request.target(), List.of(), List.of(), List.of());
  }

  @Override
  public TransferOutcome transfer(MovingRequest request) {
    List<Picture> frames = request.frames().stream().map(AnimationFrame::picture).toList();
    return new TransferOutcome.Transferred(frames.get(0), frames, List.of(), List.of());
  }

  @Override
  public List<List<FaceBox>> locate(List<Picture> pictures) {
    return pictures.stream().map(picture -> List.<FaceBox>of()).toList();
  }

  @Override
  public String model() {
    return "unchanged";
  }

  @Override
  public void close() {
    // There is nothing to free.
  }
}
