package org.memestream.ingest;

import java.util.Optional;
import org.memestream.ingest.upload.AcceptedPicture;
import org.memestream.ingest.upload.PictureIntake;
import org.memestream.runtime.picture.UnacceptablePictureException;

/**
 * The pictures of an order, safe to keep.
 *
 * @param picture the one that becomes a meme
 * @param driver the one whose expression is taken
 */
record AcceptedPictures(AcceptedPicture picture, Optional<AcceptedPicture> driver) {

  /**
   * @throws UnacceptablePictureException when one of them is not accepted; the sentence says which
   */
  static AcceptedPictures of(MemeOrder order, PictureIntake intake)
      throws UnacceptablePictureException {
    AcceptedPicture picture = intake.accept(order.picture());
    Optional<byte[]> driver = order.expression().flatMap(ExpressionOrder::driver);
    return new AcceptedPictures(
        picture, driver.isEmpty() ? Optional.empty() : Optional.of(driver(driver.get(), intake)));
  }

  private static AcceptedPicture driver(byte[] upload, PictureIntake intake)
      throws UnacceptablePictureException {
    try {
      return intake.accept(upload);
    } catch (UnacceptablePictureException e) {
      throw new UnacceptablePictureException(
          e.problem(), "The picture to take the expression from: " + e.getMessage(), e);
    }
  }
}
