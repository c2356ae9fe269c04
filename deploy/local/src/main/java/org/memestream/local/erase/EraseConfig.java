package org.memestream.local.erase;

import org.memestream.ingest.ClientConfig;
import org.memestream.ingest.erasure.ErasureSettings;

/** What the command needs to know. */
interface EraseConfig extends ClientConfig {

  /** How thorough it is with what is under way. */
  ErasureSettings erasure();
}
