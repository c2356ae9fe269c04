package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceProblem;

/** What became of a detected face. */
sealed interface StudiedFace {

  /** Its expression is known. */
  record Known(FaceBox box, KnownFace face) implements StudiedFace {}

  /** It can neither give nor take an expression. */
  record Unusable(FaceBox box, FaceProblem problem, String sentence) implements StudiedFace {

    TransferOutcome.Unchanged unchanged() {
      return new TransferOutcome.Unchanged(box, problem, sentence);
    }
  }
}
