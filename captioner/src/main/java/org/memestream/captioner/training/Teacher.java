package org.memestream.captioner.training;

import ai.djl.MalformedModelException;
import ai.djl.ModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.memestream.captioner.djl.PictureTensors;

/**
 * MobileNetV2 in ONNX Runtime, whose pooled features the small encoder learns to predict. Used for
 * training only. One instance serves one thread.
 */
final class Teacher implements AutoCloseable {

  static final int SIDE = 224;
  static final int LENGTH = 1280;

  private final ZooModel<NDList, NDList> model;
  private final Predictor<NDList, NDList> predictor;

  Teacher(Path onnx) throws IOException {
    try {
      this.model =
          Criteria.builder()
              .setTypes(NDList.class, NDList.class)
              .optModelPath(onnx)
              .optEngine("OnnxRuntime")
              .optOption("intraOpNumThreads", "1")
              .optOption("interOpNumThreads", "1")
              .optTranslator(new NoopTranslator())
              .build()
              .loadModel();
    } catch (MalformedModelException e) {
      throw new IOException(onnx + " is no ONNX model", e);
    } catch (ModelException e) {
      throw new IOException("there is no teacher model at " + onnx, e);
    }
    this.predictor = model.newPredictor();
  }

  /**
   * @param square 224 * 224 * 3 bytes, RGB
   * @return 1,280 pooled features, none below 0
   */
  float[] features(byte[] square) {
    try (NDManager manager = model.getNDManager().newSubManager();
        NDList answer =
            predictor.predict(new NDList(PictureTensors.stack(manager, List.of(square), SIDE)))) {
      return answer.stream()
          .filter(array -> array.size() == LENGTH)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the teacher gave no 1,280 features"))
          .toFloatArray();
    } catch (TranslateException e) {
      throw new IllegalStateException("the teacher failed on a picture", e);
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }
}
