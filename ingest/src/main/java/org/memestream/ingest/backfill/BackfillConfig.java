package org.memestream.ingest.backfill;

import org.memestream.ingest.ClientConfig;

/** What a backfill needs to know; keys start with {@code memestream.}. */
public interface BackfillConfig extends ClientConfig {

  /** The backfill itself. */
  BackfillSettings backfill();
}
