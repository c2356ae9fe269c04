package org.memestream.local.make;

import java.util.concurrent.CompletableFuture;
import org.memestream.ingest.FinishedMeme;
import org.memestream.ingest.FinishedPicture;
import org.memestream.ingest.MemeOrder;

/**
 * Where orders go and pictures come from; {@link org.memestream.ingest.MemestreamClient} is one.
 */
interface Memes {

  /** Sends an order; waits while too many are under way. */
  CompletableFuture<FinishedMeme> submit(MemeOrder order) throws InterruptedException;

  /** The bytes of a finished picture. */
  byte[] download(FinishedPicture picture);
}
