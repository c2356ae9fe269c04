package org.memestream.ingest.feed;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.memestream.ingest.RefusedOrderException;
import org.memestream.ingest.fetch.RefusedUrlException;
import org.memestream.ingest.fetch.UnreachableUrlException;
import org.memestream.runtime.OutageException;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does with one message what it asks for. While Kafka, the registry or the store do not answer, it
 * waits for them: nothing of a feed is lost to an outage. A picture that cannot be reached is tried
 * a few times, then its post is passed over. Thread-safe.
 */
final class PostIntake {

  private static final Logger log = LoggerFactory.getLogger(PostIntake.class);

  private static final int FETCHES = 3;

  private final TriggerRules rules;
  private final PictureSource pictures;
  private final FeedMemes memes;
  private final FeedOrders orders;
  private final FeedPauses pauses;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param pauses between attempts
   */
  PostIntake(
      TriggerRules rules,
      PictureSource pictures,
      FeedMemes memes,
      FeedOrders orders,
      FeedPauses pauses) {
    this.rules = rules;
    this.pictures = pictures;
    this.memes = memes;
    this.orders = orders;
    this.pauses = pauses;
  }

  /**
   * What became of it.
   *
   * @throws InterruptedException when the feed is closed meanwhile
   */
  FeedOutcome take(FeedEvent event) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempted(event);
      } catch (OutageException | RegistryUnavailableException e) {
        Duration pause = pauses.after(attempt);
        log.atWarn()
            .addKeyValue("feed", orders.ids().kind().id())
            .addKeyValue("again_in_ms", pause.toMillis())
            .log("a message of the feed waits: {}", e.getMessage());
        Thread.sleep(pause.toMillis());
      }
    }
  }

  private FeedOutcome attempted(FeedEvent event) throws InterruptedException {
    FeedIds ids = orders.ids();
    if (event instanceof FeedEvent.Posted posted) {
      return ordered(posted.post());
    } else if (event instanceof FeedEvent.Deleted deleted) {
      return erased(memes.eraseMeme(ids.meme(deleted.reference())));
    } else if (event instanceof FeedEvent.AuthorDeleted gone) {
      return erased(memes.eraseOwner(ids.owner(gone.author())));
    }
    return FeedOutcome.OTHER;
  }

  private static FeedOutcome erased(boolean any) {
    return any ? FeedOutcome.ERASED : FeedOutcome.NOTHING_TO_ERASE;
  }

  private FeedOutcome ordered(Post post) throws InterruptedException {
    if (!rules.apply(post)) {
      return FeedOutcome.UNWANTED;
    }
    String id = orders.ids().meme(post.reference());
    // Two of the same that come together would both find that nobody knows of it.
    if (!underWay.add(id)) {
      return FeedOutcome.KNOWN;
    }
    try {
      return memes.isKnown(id) ? FeedOutcome.KNOWN : ordered(post, id);
    } finally {
      underWay.remove(id);
    }
  }

  private FeedOutcome ordered(Post post, String id) throws InterruptedException {
    try {
      byte[] picture = fetched(post.pictures().get(0).location());
      memes.order(orders.order(post, picture)).get();
      log.atInfo().addKeyValue("meme", id).log("meme ordered for a post");
      return FeedOutcome.TAKEN;
    } catch (RefusedUrlException e) {
      return passedOver(id, FeedOutcome.PICTURE_REFUSED, e);
    } catch (UnreachableUrlException e) {
      return passedOver(id, FeedOutcome.PICTURE_UNREACHABLE, e);
    } catch (UnacceptablePictureException | RefusedOrderException e) {
      return passedOver(id, FeedOutcome.PICTURE_UNACCEPTABLE, e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static FeedOutcome passedOver(String id, FeedOutcome outcome, Exception why) {
    log.atInfo()
        .addKeyValue("meme", id)
        .addKeyValue("outcome", outcome.id())
        .log("a post is passed over: {}", why.getMessage());
    return outcome;
  }

  private byte[] fetched(String location) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return pictures.fetch(location);
      } catch (UnreachableUrlException e) {
        if (attempt == FETCHES) {
          throw e;
        }
        Thread.sleep(pauses.after(attempt).toMillis());
      }
    }
  }

  private static RuntimeException unwrapped(ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof CompletionException wrapped && wrapped.getCause() != null) {
      cause = wrapped.getCause();
    }
    if (cause instanceof CancellationException || !(cause instanceof RuntimeException)) {
      return new IllegalStateException("a meme of a post was not taken in", cause);
    }
    return (RuntimeException) cause;
  }
}
