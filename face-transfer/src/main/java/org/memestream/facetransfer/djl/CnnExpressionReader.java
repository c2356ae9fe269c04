package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.memestream.facetransfer.expression.ExpressionReader;
import org.memestream.facetransfer.expression.ExpressionReading;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.landmarks.MeshedFace;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;
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
  private final NetworkBatches batches;

  private CnnExpressionReader(NDManager manager, Weights trained, String identity) {
    this.manager = manager;
    this.folded = ConvolutionBlock.folded(trained, manager);
    this.network = new ExpressionNetwork(ExpressionNetwork.shapesOf(folded));
    this.identity = identity;
    this.batches = NetworkBatches.on(manager);
    inCrops(List.of(new byte[3 * ExpressionNetwork.SIDE * ExpressionNetwork.SIDE]));
  }

  /**
   * Reads {@code expression.mstw}; the stream stays open.
   *
   * @throws UnusableModelException if this is no such file, or damaged
   */
  public static CnnExpressionReader read(InputStream stream) throws IOException {
    return read(stream, Processor.AUTO);
  }

  /**
   * Like {@link #read(InputStream)}.
   *
   * @param processor where the network computes
   */
  public static CnnExpressionReader read(InputStream stream, Processor processor)
      throws IOException {
    NDManager manager = InferenceEngine.on(processor);
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
    return read(List.of(new MeshedFace(picture, landmarks))).get(0);
  }

  @Override
  public List<ExpressionReading> read(List<MeshedFace> faces) {
    return batches.run(
        faces, batch -> inCrops(batch.stream().map(CnnExpressionReader::crop).toList()));
  }

  private static byte[] crop(MeshedFace face) {
    return FaceCrop.around(face.landmarks(), ExpressionNetwork.CROP)
        .cut(face.picture(), ExpressionNetwork.SIDE);
  }

  private List<ExpressionReading> inCrops(List<byte[]> crops) {
    try (NDManager scope = manager.newSubManager()) {
      NDList answer =
          network.forward(folded, CropTensors.stack(scope, crops, ExpressionNetwork.SIDE), false);
      List<float[]> emotions = CropTensors.rows(answer.get(0).softmax(1), crops.size());
      List<float[]> shapes =
          network.shapes() > 0
              ? CropTensors.rows(answer.get(1), crops.size())
              : Collections.nCopies(crops.size(), new float[0]);
      List<ExpressionReading> readings = new ArrayList<>();
      for (int i = 0; i < crops.size(); i++) {
        readings.add(ExpressionReading.of(emotions.get(i), shapes.get(i)));
      }
      return readings;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
