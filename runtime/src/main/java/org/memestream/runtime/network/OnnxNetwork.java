package org.memestream.runtime.network;

import ai.djl.ModelException;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network of somebody else in an ONNX file, with one input, run by ONNX Runtime on one thread.
 * For use by one thread at a time.
 */
public final class OnnxNetwork implements AutoCloseable {

  private static final String ENGINE = "OnnxRuntime";

  private final Path file;
  private final ZooModel<NDList, NDList> model;
  private final Predictor<NDList, NDList> predictor;

  /**
   * A network on the CPU.
   *
   * @throws UnusableModelException if the file is missing or no ONNX network
   */
  public OnnxNetwork(Path file) throws IOException {
    this(file, Processor.CPU);
  }

  /**
   * @param processor where it computes; a GPU needs an ONNX Runtime with CUDA, and is replaced by
   *     the CPU, with a line in the log, where there is none
   * @throws UnusableModelException if the file is missing or no ONNX network
   */
  public OnnxNetwork(Path file, Processor processor) throws IOException {
    InferenceEngine.start();
    this.file = file;
    try {
      this.model =
          Criteria.builder()
              .setTypes(NDList.class, NDList.class)
              .optModelPath(file)
              .optEngine(ENGINE)
              .optDevice(InferenceEngine.device(processor, Engine.getEngine(ENGINE)))
              .optOption("intraOpNumThreads", "1")
              .optOption("interOpNumThreads", "1")
              .optTranslator(new NoopTranslator())
              .build()
              .loadModel();
    } catch (ModelException | EngineException e) {
      throw new UnusableModelException(
          "ONNX Runtime cannot load %s: %s".formatted(file, e.getMessage()), e);
    }
    this.predictor = model.newPredictor();
  }

  /**
   * Runs the network once.
   *
   * @param input as the network wants it, row by row
   * @param shape of the input
   * @return each output by its name, row by row
   * @throws IllegalStateException if the network fails on this input
   */
  public Map<String, float[]> run(float[] input, long... shape) {
    try (NDManager scope = model.getNDManager().newSubManager();
        NDList answer =
            predictor.predict(
                new NDList(scope.create(FloatBuffer.wrap(input), new Shape(shape))))) {
      Map<String, float[]> outputs = new LinkedHashMap<>();
      for (NDArray output : answer) {
        outputs.put(output.getName(), output.toFloatArray());
      }
      return outputs;
    } catch (TranslateException | EngineException e) {
      throw new IllegalStateException("%s fails: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }
}
