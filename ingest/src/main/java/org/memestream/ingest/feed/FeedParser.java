package org.memestream.ingest.feed;

/** Reads the messages of one platform. Stateless and thread-safe. */
public interface FeedParser {

  /**
   * @param message as the platform sent it
   * @throws UnreadableMessageException if it is no message of this platform; the sentence holds
   *     nothing of its content
   */
  FeedEvent parse(String message) throws UnreadableMessageException;
}
