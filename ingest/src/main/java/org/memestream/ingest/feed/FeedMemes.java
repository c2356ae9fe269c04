package org.memestream.ingest.feed;

import java.util.concurrent.CompletableFuture;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.RefusedOrderException;
import org.memestream.runtime.picture.UnacceptablePictureException;

/** What a feed does with memes. Thread-safe. */
public interface FeedMemes {

  /** Whether a meme of that id was ordered before, by anybody. */
  boolean isKnown(String memeId);

  /**
   * Orders a meme.
   *
   * @return completed when it is taken in; exceptionally with an {@link
   *     org.memestream.runtime.OutageException} when something does not answer
   */
  CompletableFuture<?> order(MemeOrder order)
      throws RefusedOrderException, UnacceptablePictureException;

  /**
   * Erases a meme and all that belongs to it.
   *
   * @return whether there was one
   */
  boolean eraseMeme(String memeId);

  /**
   * Erases all that belongs to an owner.
   *
   * @return whether there was anything
   */
  boolean eraseOwner(String owner);
}
