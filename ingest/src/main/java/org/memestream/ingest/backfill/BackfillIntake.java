package org.memestream.ingest.backfill;

import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.RefusedOrderException;
import org.memestream.runtime.picture.UnacceptablePictureException;

/** Takes orders, and waits until they are safe. Thread-safe. */
@FunctionalInterface
public interface BackfillIntake {

  /**
   * @throws RefusedOrderException or {@link UnacceptablePictureException} when the order is at
   *     fault
   * @throws org.memestream.runtime.OutageException when something does not answer
   */
  void take(MemeOrder order)
      throws RefusedOrderException, UnacceptablePictureException, InterruptedException;
}
