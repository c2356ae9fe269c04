package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.transfer.FaceRefiner;
import org.memestream.facetransfer.transfer.LearnedWrinkles;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;

/** Refines by the {@link RefinerNetwork} that {@code memestream train refiner} makes. */
public final class CnnFaceRefiner implements FaceRefiner {

  private static final String KIND = "refiner";
  private static final String PARTS = "parts";
  private static final float LARGEST = 3;

  private final RefinerNetwork network = new RefinerNetwork();
  private final NDManager manager;
  private final Weights weights;
  private final List<LearnedWrinkles.Part> parts;

  private CnnFaceRefiner(NDManager manager, Weights weights, List<LearnedWrinkles.Part> parts) {
    this.manager = manager;
    this.weights = weights;
    this.parts = parts;
  }

  /**
   * Reads {@code refiner.mstw}; the stream stays open.
   *
   * @param model whose coefficients the refiner will be told
   * @throws UnusableModelException if this is no such file, damaged, or of another expression model
   */
  public static CnnFaceRefiner read(InputStream stream, ExpressionModel model) throws IOException {
    return read(stream, model, Processor.AUTO);
  }

  /**
   * Like {@link #read(InputStream, ExpressionModel)}.
   *
   * @param processor where the network computes
   */
  public static CnnFaceRefiner read(InputStream stream, ExpressionModel model, Processor processor)
      throws IOException {
    NDManager manager = InferenceEngine.on(processor);
    try {
      WeightsFile file = WeightsFile.read(stream, KIND, manager);
      List<LearnedWrinkles.Part> parts = new ArrayList<>();
      for (String name : file.property(PARTS).split(",")) {
        parts.add(WrinklesFile.part(name, model));
      }
      return new CnnFaceRefiner(manager, file.weights(), parts);
    } catch (IllegalArgumentException e) {
      manager.close();
      throw new UnusableModelException(
          "this refiner was trained with another expression model: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /**
   * Writes; the stream stays open.
   *
   * @param names of the parts of a condition, as {@link WrinklesFile#part} reads them
   * @return the SHA-256 of the content
   */
  public static String write(OutputStream stream, List<String> names, Weights weights)
      throws IOException {
    return WeightsFile.write(
        stream, KIND, Map.of(PARTS, String.join(",", names)), weights, WeightsFile.Precision.HALF);
  }

  /** What the network is told of a change, each number kept within what it can mean. */
  public static float[] condition(List<LearnedWrinkles.Part> parts, ExpressionCoefficients change) {
    float[] condition = new float[parts.size()];
    for (int i = 0; i < condition.length; i++) {
      condition[i] = Math.max(-LARGEST, Math.min(LARGEST, parts.get(i).of(change)));
    }
    return condition;
  }

  @Override
  public int side() {
    return RefinerNetwork.SIDE;
  }

  @Override
  public float[] refine(float[] crop, ExpressionCoefficients change) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray composed =
          scope.create(crop, new Shape(1, 3, RefinerNetwork.SIDE, RefinerNetwork.SIDE));
      NDArray condition = scope.create(condition(parts, change), new Shape(1, parts.size()));
      return network.forward(weights, composed, condition).toFloatArray();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
