package org.memestream.ingest.feed;

import java.util.List;
import java.util.Set;

/**
 * What somebody posted, as far as memestream looks at it.
 *
 * @param reference the platform's own name of the post, the same at each delivery
 * @param author the platform's own name of who posted it
 * @param text without markup
 * @param languages as the post states them, such as {@code en} or {@code zh-Hans}; empty when it
 *     does not
 * @param hashtags without the mark, in lower case
 * @param mentions names that the post addresses, in lower case; {@link #TO_US} for a message that
 *     was sent to nobody else
 * @param pictures in the post's order; moving pictures and videos are left out
 */
public record Post(
    String reference,
    String author,
    String text,
    List<String> languages,
    Set<String> hashtags,
    Set<String> mentions,
    List<PostedPicture> pictures) {

  /** Mention of a message that was sent to the reader of the feed itself. */
  public static final String TO_US = "*";

  public Post {
    languages = List.copyOf(languages);
    hashtags = Set.copyOf(hashtags);
    mentions = Set.copyOf(mentions);
    pictures = List.copyOf(pictures);
  }
}
