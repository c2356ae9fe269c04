package org.memestream.captioner.djl;

import ai.djl.engine.Engine;

/**
 * Starts PyTorch so that nothing is downloaded and nothing is reported anywhere, with one thread an
 * operation: several threads wait for each other by spinning, which on a machine that does other
 * work made a caption ten times slower. Loops that run batches side by side use the other cores.
 */
public final class InferenceEngine {

  private InferenceEngine() {}

  /**
   * The engine, started on first use (about a second). Settings that somebody gave before stay as
   * they are.
   */
  public static Engine start() {
    setUnlessGiven("ai.djl.offline", "true");
    setUnlessGiven("OPT_OUT_TRACKING", "true");
    setUnlessGiven("ai.djl.pytorch.graph_optimizer", "false");
    setUnlessGiven("ai.djl.pytorch.num_threads", "1");
    setUnlessGiven("ai.djl.pytorch.num_interop_threads", "1");
    return Engine.getEngine("PyTorch");
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
