package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.memestream.facetransfer.expression.ExpressionReader;
import org.memestream.facetransfer.expression.ExpressionReading;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.picture.Picture;

/** The CNN that {@code memestream train expression} makes. */
public final class CnnExpressionReader implements ExpressionReader {

  /** What the weights are called in their file. */
  public static final String KIND = "expression";

  private final ExpressionNetwork network;
  private final NDManager manager;
  private final Weights folded;
  private final String identity;

  private CnnExpressionReader(NDManager manager, Weights trained, String identity) {
    this.manager = manager;
    this.folded = ConvolutionBlock.folded(trained, manager);
    this.network = new ExpressionNetwork(ExpressionNetwork.shapesOf(folded));
    this.identity = identity;
    inCrop(new byte[3 * ExpressionNetwork.SIDE * ExpressionNetwork.SIDE]);
  }

  /**
   * Reads {@code expression.mstw}; the stream stays open.
   *
   * @throws UnusableModelException if this is no such file, or damaged
   */
  public static CnnExpressionReader read(InputStream stream) throws IOException {
    NDManager manager = InferenceEngine.start().newBaseManager();
    try {
      WeightsFile file = WeightsFile.read(stream, KIND, manager);
      try (Weights trained = file.weights()) {
        return new CnnExpressionReader(manager, trained, file.sha256());
      }
    } catch (IllegalArgumentException e) {
      manager.close();
      throw new UnusableModelException(
          "these are weights of an expression network of another shape: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** SHA-256 of the weights, lower-case hexadecimal. */
  public String identity() {
    return identity;
  }

  @Override
  public ExpressionReading read(Picture picture, Landmarks landmarks) {
    FaceCrop crop = FaceCrop.around(landmarks, ExpressionNetwork.CROP);
    return inCrop(crop.cut(picture, ExpressionNetwork.SIDE));
  }

  private ExpressionReading inCrop(byte[] rgb) {
    try (NDManager scope = manager.newSubManager()) {
      NDList answer =
          network.forward(
              folded, CropTensors.stack(scope, List.of(rgb), ExpressionNetwork.SIDE), false);
      float[] geometric = network.shapes() > 0 ? answer.get(1).toFloatArray() : new float[0];
      return ExpressionReading.of(answer.get(0).softmax(1).toFloatArray(), geometric);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
