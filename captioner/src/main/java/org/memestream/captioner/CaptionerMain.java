package org.memestream.captioner;

import org.memestream.runtime.lifecycle.ServiceMain;

/** Runs the captioner service alone in a process. */
public final class CaptionerMain {

  private CaptionerMain() {}

  /**
   * @param arguments {@code --config FILE}, if there is one
   */
  public static void main(String... arguments) {
    ServiceMain.run(CaptionerService.NAME, CaptionerConfig.class, CaptionerService::new, arguments);
  }
}
