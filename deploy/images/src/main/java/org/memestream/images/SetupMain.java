package org.memestream.images;

import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.lifecycle.ServiceMain;

/** Makes what the services need and ends with 0; safe to repeat and to run twice at once. */
public final class SetupMain {

  private SetupMain() {}

  /**
   * @param arguments {@code --config FILE}, if there is one
   */
  public static void main(String... arguments) {
    ServiceMain.run(SetupService.NAME, ServiceConfig.class, SetupService::new, arguments);
  }
}
