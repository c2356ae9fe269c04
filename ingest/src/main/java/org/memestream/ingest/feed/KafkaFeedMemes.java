package org.memestream.ingest.feed;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.memestream.ingest.MemeIntake;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.RefusedOrderException;
import org.memestream.ingest.erasure.Erased;
import org.memestream.ingest.erasure.Erasure;
import org.memestream.ingest.status.StatusView;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.schemas.MemeStatus;

/**
 * Memes of a feed in Kafka and the store.
 *
 * @param intake takes orders
 * @param statuses says what is known
 * @param erasure erases
 */
public record KafkaFeedMemes(MemeIntake intake, StatusView statuses, Erasure erasure)
    implements FeedMemes {

  @Override
  public boolean isKnown(String memeId) {
    return statuses.find(memeId).isPresent();
  }

  @Override
  public CompletableFuture<?> order(MemeOrder order)
      throws RefusedOrderException, UnacceptablePictureException {
    return intake
        .take(intake.accept(order))
        .thenApply(
            taken -> {
              statuses.accept(taken.status());
              return taken;
            });
  }

  @Override
  public boolean eraseMeme(String memeId) {
    Optional<MemeStatus> known = statuses.find(memeId);
    known.ifPresent(status -> erasure.meme(status.getOwnerId(), memeId));
    return known.isPresent();
  }

  @Override
  public boolean eraseOwner(String owner) {
    Erased erased = erasure.owner(owner);
    return erased.memes() + erased.objects() > 0;
  }
}
