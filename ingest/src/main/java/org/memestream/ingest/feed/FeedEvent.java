package org.memestream.ingest.feed;

import java.util.Optional;

/** One message of a feed. */
public sealed interface FeedEvent {

  /** Where the feed stands after this message; empty when the platform does not say. */
  Optional<String> cursor();

  /** Somebody posted. */
  record Posted(Post post, Optional<String> cursor) implements FeedEvent {}

  /**
   * Somebody took a post back.
   *
   * @param reference as in {@link Post#reference}
   */
  record Deleted(String reference, Optional<String> cursor) implements FeedEvent {}

  /**
   * Somebody left the platform; all their posts are taken back.
   *
   * @param author as in {@link Post#author}
   */
  record AuthorDeleted(String author, Optional<String> cursor) implements FeedEvent {}

  /** Something that is of no concern, such as a like. */
  record Other(Optional<String> cursor) implements FeedEvent {}
}
