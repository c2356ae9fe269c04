package org.memestream.facetransfer.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.picture.Picture;

/** Says which emotion a face shows, independently of every network that the product has. */
final class FaceJudge implements AutoCloseable {

  /** What the weights are called in their file. */
  static final String KIND = "judge";

  private final NDManager manager;
  private final Weights weights;

  /**
   * @param file that {@code memestream train face-judge} wrote
   */
  FaceJudge(Path file) throws IOException {
    this.manager = InferenceEngine.start().newBaseManager();
    try (InputStream stream = Files.newInputStream(file)) {
      this.weights = WeightsFile.read(stream, KIND, manager).weights();
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** Probabilities of the classes of {@link LabelledEmotion}. */
  float[] judge(Picture picture, DetectedFace face) {
    return judge(weights, picture, JudgeCrop.around(face), manager);
  }

  static float[] judge(Weights weights, Picture picture, FaceCrop crop, NDManager manager) {
    // Small shifts and sizes together: one look at 64 pixels hangs on chance.
    List<byte[]> looks = new ArrayList<>();
    for (double scale : new double[] {0.94, 1, 1.06}) {
      FaceCrop look =
          new FaceCrop(crop.centreX(), crop.centreY(), crop.side() * scale, crop.roll());
      looks.add(look.cut(picture, JudgeNetwork.SIDE));
    }
    try (NDManager scope = manager.newSubManager()) {
      return new JudgeNetwork()
          .forward(weights, JudgeCrop.stack(scope, looks), false)
          .softmax(1)
          .mean(new int[] {0})
          .toFloatArray();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
