package org.memestream.runtime.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

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

  /**
   * A manager whose arrays live where the networks shall compute.
   *
   * @throws UnusableModelException if there is no such processor
   */
  public static NDManager on(Processor processor) throws UnusableModelException {
    Engine engine = start();
    if (processor == Processor.GPU && engine.getGpuCount() == 0) {
      throw new UnusableModelException(
          "PyTorch finds no GPU here; set memestream.captioner.processor to cpu, or put a PyTorch"
              + " with CUDA on the class path");
    }
    return engine.newBaseManager(processor.device());
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
