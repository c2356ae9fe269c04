package org.memestream.ingest.feed;

/** Takes the messages of a feed, one after the other. */
@FunctionalInterface
public interface MessageSink {

  /**
   * Takes a message; blocks while too many are worked on, so that the feed waits.
   *
   * @param message as the platform sent it
   */
  void accept(String message) throws InterruptedException;
}
