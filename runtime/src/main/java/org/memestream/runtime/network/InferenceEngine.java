package org.memestream.runtime.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts PyTorch so that nothing is downloaded and nothing is reported anywhere, with one thread an
 * operation: several threads wait for each other by spinning, which on a machine that does other
 * work made a caption ten times slower. Loops that run batches side by side use the other cores.
 */
public final class InferenceEngine {

  private static final Logger log = LoggerFactory.getLogger(InferenceEngine.class);

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

  /** A manager whose arrays live where the networks shall compute, as {@link #available} says. */
  public static NDManager on(Processor processor) {
    Engine engine = start();
    return engine.newBaseManager(device(processor, engine));
  }

  /** Where an engine shall compute, as {@link #available} says. */
  public static Device device(Processor wanted, Engine engine) {
    if (wanted.kind() == Processor.Kind.CPU) {
      return Device.cpu(); // An engine without CUDA complains when it is asked for GPUs.
    }
    Processor there = available(wanted, engine.getEngineName(), engine.getGpuCount());
    return there.kind() == Processor.Kind.GPU ? Device.gpu(there.number()) : Device.cpu();
  }

  /**
   * The processor that is really there: a GPU that PyTorch does not find is replaced by the CPU,
   * with a line in the log.
   *
   * @return one of kind CPU or GPU
   */
  public static Processor available(Processor wanted) {
    Engine engine = start();
    return available(wanted, engine.getEngineName(), engine.getGpuCount());
  }

  /**
   * @param engine its name
   * @param gpus how many it finds
   */
  static Processor available(Processor wanted, String engine, int gpus) {
    return switch (wanted.kind()) {
      case CPU -> wanted;
      case AUTO -> gpus > 0 ? new Processor(Processor.Kind.GPU, 0) : Processor.CPU;
      case GPU -> {
        if (wanted.number() < gpus) {
          yield wanted;
        }
        log.atWarn()
            .addKeyValue("processor", wanted)
            .addKeyValue("engine", engine)
            .addKeyValue("gpus", gpus)
            .log("no such GPU, so the networks compute on the CPU; see memestream doctor --gpu");
        yield Processor.CPU;
      }
    };
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
