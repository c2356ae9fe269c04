package org.memestream.ingest.gateway;

import org.memestream.runtime.lifecycle.ServiceMain;

/** Runs the gateway alone in a process. */
public final class GatewayMain {

  private GatewayMain() {}

  /**
   * @param arguments {@code --config FILE}, if there is one
   */
  public static void main(String... arguments) {
    ServiceMain.run(GatewayService.NAME, GatewayConfig.class, GatewayService::new, arguments);
  }
}
