package org.memestream.facetransfer.transfer;

import java.util.List;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.runtime.picture.Picture;

/** Moves expressions onto faces. Thread-safe; owns native memory until it is closed. */
public interface ExpressionTransfer extends AutoCloseable {

  /** Does what can be done of a request. The same request gives the same bytes. */
  TransferOutcome transfer(TransferRequest request);

  /**
   * Does several at once: the networks that look for faces, lay meshes and read expressions see all
   * pictures and faces together where the processor gains by it, then the pictures are composed
   * side by side. Up to rounding the outcomes are those of single requests.
   *
   * @return an outcome for each request, in their order
   */
  default List<TransferOutcome> transfer(List<TransferRequest> requests) {
    return requests.stream().map(this::transfer).toList();
  }

  /**
   * Moves an expression onto the faces of a picture that moves: they are chosen in the first frame
   * that shows them and followed through the others. What the faces do quickly, as blinking and
   * speaking, goes on under the new expression.
   *
   * @return on success with as many frames as asked, in their order
   */
  TransferOutcome transfer(MovingRequest request);

  /**
   * Only looks for faces, for whoever draws on the pictures or around the faces.
   *
   * @return for each picture the boxes of its faces, largest first; empty when none is found
   */
  List<List<FaceBox>> locate(List<Picture> pictures);

  /** A name for all models together, such as {@code face-transfer/1a2b3c4d}; changes with any. */
  String model();

  @Override
  void close();
}
