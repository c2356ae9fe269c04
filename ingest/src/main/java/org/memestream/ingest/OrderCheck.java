package org.memestream.ingest;

import org.memestream.ingest.upload.PictureIntake;
import org.memestream.runtime.picture.UnacceptablePictureException;

/** Checks orders as every way in does, and keeps nothing. Thread-safe. */
public final class OrderCheck {

  private final PictureIntake intake;
  private final TextLimit textLimit;

  /**
   * @param settings what is accepted
   */
  public OrderCheck(ClientSettings settings) {
    this.intake = new PictureIntake(settings.upload());
    this.textLimit = new TextLimit(settings.maxTextLength());
  }

  /**
   * Returns when the order would be taken in.
   *
   * @throws RefusedOrderException when its texts are at fault
   * @throws UnacceptablePictureException when one of its pictures is
   */
  public void check(MemeOrder order) throws RefusedOrderException, UnacceptablePictureException {
    accepted(order);
  }

  /** The pictures of an order that is in order. */
  AcceptedPictures accepted(MemeOrder order)
      throws RefusedOrderException, UnacceptablePictureException {
    textLimit.check(order.caption());
    return AcceptedPictures.of(order, intake);
  }
}
