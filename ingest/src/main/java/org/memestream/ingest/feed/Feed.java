package org.memestream.ingest.feed;

import java.io.IOException;
import java.util.Optional;

/** A connection to a platform. */
public interface Feed {

  /** Which platform it is. */
  FeedKind kind();

  /** Reads the messages that {@link #read} brings. */
  FeedParser parser();

  /** Where the pictures of its posts are. */
  PictureSource pictures();

  /**
   * Brings messages in order until the feed ends, the connection breaks, or the thread is
   * interrupted.
   *
   * @param cursor where to go on; empty begins with what comes now
   * @throws IOException when the connection breaks; the caller connects anew
   */
  void read(Optional<String> cursor, MessageSink sink) throws IOException, InterruptedException;
}
