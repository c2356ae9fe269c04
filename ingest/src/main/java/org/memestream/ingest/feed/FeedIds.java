package org.memestream.ingest.feed;

import java.util.List;
import org.memestream.ingest.MemeId;

/**
 * Ids of what comes from a feed. The same post always gives the same meme and the same author the
 * same owner; nobody can tell the post or the author from them.
 *
 * @param kind of the feed
 */
record FeedIds(FeedKind kind) {

  private static final int OWNER_DIGITS = 32;

  /** The meme of a post. */
  String meme(String reference) {
    return MemeId.derived(List.of("feed", kind.id(), "post", reference));
  }

  /** The owner of an author's memes. */
  String owner(String author) {
    String digits = MemeId.derived(List.of("feed", kind.id(), "author", author));
    return kind.id() + "-" + digits.substring(0, OWNER_DIGITS);
  }
}
