package org.memestream.local.doctor;

import ai.djl.engine.Engine;
import ai.djl.util.Platform;
import java.util.List;
import org.memestream.runtime.network.InferenceEngine;

/** What the engines were built for, and the GPUs that they find. */
final class EngineCheck implements Check {

  private static final String REMEDY =
      "build with CUDA: mvn -Pcuda -DskipTests package (2.8 GB of downloads); see docs/gpu.md";

  @Override
  public List<Finding> look() {
    try {
      return List.of(pyTorch(InferenceEngine.start()), onnx());
    } catch (RuntimeException | LinkageError e) {
      return List.of(Finding.fail("engines", "do not load: " + e, "see memestream doctor"));
    }
  }

  private static Finding pyTorch(Engine engine) {
    String flavour = Platform.detectPlatform("pytorch").getFlavor();
    String sight = "%s for %s".formatted(engine.getVersion(), flavour);
    return flavour.startsWith("cu")
        ? counted("PyTorch", sight, engine.getGpuCount())
        : Finding.warn("PyTorch", sight + ", which uses no GPU", REMEDY);
  }

  private static Finding onnx() {
    Engine engine = Engine.getEngine("OnnxRuntime");
    String sight = engine.getVersion();
    return engine.hasCapability("CUDA")
        ? counted("ONNX Runtime", sight + " with CUDA", engine.getGpuCount())
        : Finding.warn("ONNX Runtime", sight + " without CUDA", REMEDY);
  }

  private static Finding counted(String subject, String sight, int gpus) {
    return gpus > 0
        ? Finding.ok(subject, "%s, GPUs: %d".formatted(sight, gpus))
        : Finding.warn(
            subject, sight + " finds no GPU", "see the devices, driver and CUDA runtime above");
  }
}
