package org.memestream.ingest.feed;

import java.util.Locale;

/** Platforms whose feeds can be read. */
public enum FeedKind {
  JETSTREAM,
  MASTODON,
  TELEGRAM;

  /** The name in lower case, as in commands and ids. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
