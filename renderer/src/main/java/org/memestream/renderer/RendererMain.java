package org.memestream.renderer;

import org.memestream.runtime.lifecycle.ServiceMain;

/** Runs the renderer service alone in a process. */
public final class RendererMain {

  private RendererMain() {}

  /**
   * @param arguments {@code --config FILE}, if there is one
   */
  public static void main(String... arguments) {
    ServiceMain.run(RendererService.NAME, RendererConfig.class, RendererService::new, arguments);
  }
}
