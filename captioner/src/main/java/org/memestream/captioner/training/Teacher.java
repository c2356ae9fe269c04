package org.memestream.captioner.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.memestream.captioner.djl.PictureTensors;
import org.memestream.runtime.network.OnnxNetwork;

/**
 * MobileNetV2 in ONNX Runtime, whose pooled features the small encoder learns to predict. Used for
 * training only. One instance serves one thread.
 */
final class Teacher implements AutoCloseable {

  static final int SIDE = 224;
  static final int LENGTH = 1280;

  private final OnnxNetwork network;

  /**
   * @throws org.memestream.runtime.network.UnusableModelException if the file is missing or no ONNX
   *     network
   */
  Teacher(Path onnx) throws IOException {
    this.network = new OnnxNetwork(onnx);
  }

  /**
   * @param square 224 * 224 * 3 bytes, RGB
   * @return 1,280 pooled features, none below 0
   */
  float[] features(byte[] square) {
    return network
        .run(PictureTensors.planes(List.of(square), SIDE), 1, 3, SIDE, SIDE)
        .values()
        .stream()
        .filter(output -> output.length == LENGTH)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the teacher gave no 1,280 features"));
  }

  @Override
  public void close() {
    network.close();
  }
}
