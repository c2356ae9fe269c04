package org.memestream.ingest.feed;

import org.memestream.runtime.lifecycle.ServiceMain;

/** Reads one feed in a process of its own. */
public final class FeedMain {

  private FeedMain() {}

  /**
   * @param arguments {@code --config FILE}, if there is one
   */
  public static void main(String... arguments) {
    ServiceMain.run(FeedService.NAME, FeedConfig.class, FeedService::new, arguments);
  }
}
