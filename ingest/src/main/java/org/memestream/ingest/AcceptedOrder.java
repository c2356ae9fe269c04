package org.memestream.ingest;

import java.util.Objects;

/** An order that is in order, with its pictures as they will be kept. */
public final class AcceptedOrder {

  private final MemeOrder order;
  private final AcceptedPictures pictures;

  AcceptedOrder(MemeOrder order, AcceptedPictures pictures) {
    this.order = Objects.requireNonNull(order, "order");
    this.pictures = Objects.requireNonNull(pictures, "pictures");
  }

  MemeOrder order() {
    return order;
  }

  AcceptedPictures pictures() {
    return pictures;
  }
}
