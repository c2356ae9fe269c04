package org.memestream.facetransfer.training;

import java.util.Optional;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.FaceRegion;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.runtime.picture.Picture;

/** Does transfers and measures them. */
record TransferExam(ExpressionTransfer transfer, JudgedFace.Panel panel, float[] canonical) {

  TransferScore take(TransferCase one, double strength) {
    TransferRequest request =
        new TransferRequest(
            one.target().face().picture(),
            one.source(),
            strength,
            new FaceSelection.Largest(),
            FaceRegion.ALL,
            0);
    long start = System.nanoTime();
    TransferOutcome outcome = transfer.transfer(request);
    double milliseconds = (System.nanoTime() - start) / 1e6;
    if (!(outcome instanceof TransferOutcome.Transferred transferred)) {
      return new TransferScore(one, strength, Optional.empty(), Optional.empty());
    }
    Picture picture = transferred.picture();
    Optional<TransferScore.Measured> measured =
        panel.look(picture).map(after -> measured(one, after, milliseconds));
    return new TransferScore(one, strength, Optional.of(picture), measured);
  }

  private TransferScore.Measured measured(TransferCase one, JudgedFace after, double milliseconds) {
    JudgedFace before = one.target().face();
    return new TransferScore.Measured(
        one.wanted().isPresent() && after.told() == one.wanted().get(),
        one.wanted().map(wanted -> (double) after.emotions()[wanted]).orElse(Double.NaN),
        one.wanted().map(wanted -> (double) before.emotions()[wanted]).orElse(Double.NaN),
        IdentityTeacher.cosine(before.identity(), after.identity()),
        FaceMeasures.poseDrift(before.mesh(), after.mesh(), canonical),
        FaceMeasures.sharpness(after.picture(), before.mesh())
            / FaceMeasures.sharpness(before.picture(), before.mesh()),
        FaceMeasures.untouched(before.picture(), after.picture(), before.mesh()),
        milliseconds);
  }
}
