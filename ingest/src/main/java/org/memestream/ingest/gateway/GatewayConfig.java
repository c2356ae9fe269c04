package org.memestream.ingest.gateway;

import org.memestream.ingest.ClientSettings;
import org.memestream.ingest.erasure.ErasureSettings;
import org.memestream.runtime.config.ServiceConfig;

/** Settings of the gateway service. */
public interface GatewayConfig extends ServiceConfig {

  /** The gateway itself. */
  GatewaySettings gateway();

  /** How orders are checked and sent, as for every way in. */
  ClientSettings client();

  /** How erasures are carried out. */
  ErasureSettings erasure();
}
