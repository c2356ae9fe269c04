package org.memestream.ingest.feed;

import org.memestream.ingest.ClientSettings;
import org.memestream.ingest.erasure.ErasureSettings;
import org.memestream.runtime.config.ServiceConfig;

/** Settings of the feed service. */
public interface FeedConfig extends ServiceConfig {

  /** The feed itself. */
  FeedSettings feed();

  /** How orders are checked and sent, as for every way in. */
  ClientSettings client();

  /** Posts that are taken back. */
  ErasureSettings erasure();
}
