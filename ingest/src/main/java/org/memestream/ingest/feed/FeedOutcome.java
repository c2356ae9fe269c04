package org.memestream.ingest.feed;

import java.util.Locale;

/** What became of one message of a feed. */
public enum FeedOutcome {
  /** A meme was ordered. */
  TAKEN("memes ordered"),
  /** The meme of this post was ordered before. */
  KNOWN("posts seen before"),
  /** A post that the rules do not apply to. */
  UNWANTED("posts without a trigger"),
  /** No post at all. */
  OTHER("other messages"),
  /** Not what the platform documents. */
  UNREADABLE("unreadable messages"),
  /** The picture's address may not be fetched from, or it is too large. */
  PICTURE_REFUSED("pictures not allowed to fetch"),
  /** Nothing came from the picture's address. */
  PICTURE_UNREACHABLE("pictures out of reach"),
  /** What came is no picture that can be worked on. */
  PICTURE_UNACCEPTABLE("unacceptable pictures"),
  /** What was taken back is erased. */
  ERASED("erased because taken back"),
  /** Something was taken back of which there is nothing. */
  NOTHING_TO_ERASE("taken back, nothing known of it");

  private final String words;

  FeedOutcome(String words) {
    this.words = words;
  }

  /** What it counts, for people. */
  public String words() {
    return words;
  }

  /** The name in lower case with hyphens, for metrics and JSON. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
