package org.memestream.facetransfer;

import org.memestream.runtime.lifecycle.ServiceMain;

/** Runs the face-transfer service alone in a process. */
public final class FaceMain {

  private FaceMain() {}

  /**
   * @param arguments {@code --config FILE}, if there is one
   */
  public static void main(String... arguments) {
    ServiceMain.run(FaceService.NAME, FaceConfig.class, FaceService::new, arguments);
  }
}
