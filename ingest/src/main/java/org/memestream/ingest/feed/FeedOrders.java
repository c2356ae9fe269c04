package org.memestream.ingest.feed;

import java.util.List;
import java.util.regex.Pattern;
import org.memestream.ingest.MemeOrder;
import org.memestream.schemas.Lane;
import org.memestream.schemas.Origin;

/**
 * Makes orders of posts: the first picture, with a caption that the model writes about what the
 * post says or, when it says nothing, what the picture's description says. Faces are left alone,
 * because a feed cannot tell that the people in the picture agreed.
 *
 * @param ids of the feed
 * @param style of the memes
 * @param profiles of the memes
 */
record FeedOrders(FeedIds ids, String style, List<String> profiles) {

  /** Characters of a label; more words than the model looks at. */
  private static final int MAX_LABEL = 100;

  private static final Pattern MARKED =
      Pattern.compile("(?<!\\S)[#@]\\S+|\\bhttps?://\\S+", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  FeedOrders {
    profiles = List.copyOf(profiles);
  }

  MemeOrder order(Post post, byte[] picture) {
    return MemeOrder.of(picture)
        .id(ids.meme(post.reference()))
        .owner(ids.owner(post.author()))
        .label(label(post))
        .style(style)
        .profiles(profiles)
        .lane(Lane.INTERACTIVE)
        .origin(Origin.FEED, ids.kind().id() + ":" + post.reference())
        .build();
  }

  /** The words of a post without hashtags, mentions and addresses. */
  static String label(Post post) {
    String words = plain(post.text());
    return words.isEmpty() ? plain(post.pictures().get(0).description()) : words;
  }

  private static String plain(String text) {
    String words = SPACES.matcher(MARKED.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
    if (words.length() <= MAX_LABEL) {
      return words;
    }
    int space = words.lastIndexOf(' ', MAX_LABEL);
    if (space > 0) {
      return words.substring(0, space);
    }
    int end = Character.isHighSurrogate(words.charAt(MAX_LABEL - 1)) ? MAX_LABEL - 1 : MAX_LABEL;
    return words.substring(0, end);
  }
}
