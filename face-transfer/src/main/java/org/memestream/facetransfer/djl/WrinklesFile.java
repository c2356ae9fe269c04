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
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.transfer.CanonicalMap;
import org.memestream.facetransfer.transfer.LearnedWrinkles;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;

/** {@link LearnedWrinkles} on disk, {@code wrinkles.mstw}. */
public final class WrinklesFile {

  private static final String KIND = "wrinkles";
  private static final String PARTS = "parts";
  private static final String LIMITS = "limits";
  private static final String MIX = "mix";
  private static final String MAPS = "maps";

  /** Before the name of an emotion; shapes are named as the model names them. */
  private static final String EMOTION = "emotion:";

  private WrinklesFile() {}

  /** The part of a name: that of a shape of the model, or {@code emotion:} and an emotion's. */
  public static LearnedWrinkles.Part part(String name, ExpressionModel model) {
    if (name.startsWith(EMOTION)) {
      return new LearnedWrinkles.Part.Intensity(
          Emotion.valueOf(name.substring(EMOTION.length())).ordinal());
    }
    return new LearnedWrinkles.Part.Shape(model.indexOf(name));
  }

  /**
   * Writes; the stream stays open.
   *
   * @param names of the parts, see {@link #part}
   * @return the SHA-256 of the content
   */
  public static String write(OutputStream stream, List<String> names, LearnedWrinkles wrinkles)
      throws IOException {
    try (NDManager manager = InferenceEngine.on(Processor.CPU);
        Weights weights = new Weights(manager)) {
      weights.put(LIMITS, manager.create(wrinkles.limits()));
      weights.put(MIX, manager.create(wrinkles.mix()));
      weights.put(
          MAPS,
          manager
              .create(wrinkles.maps())
              .reshape(wrinkles.maps().length, CanonicalMap.SIDE, CanonicalMap.SIDE));
      return WeightsFile.write(
          stream,
          KIND,
          Map.of(PARTS, String.join(",", names)),
          weights,
          WeightsFile.Precision.HALF);
    }
  }

  /**
   * Reads; the stream stays open.
   *
   * @param model whose coefficients the wrinkles will be told
   * @throws UnusableModelException if this is no such file, damaged, or of another expression model
   */
  public static LearnedWrinkles read(InputStream stream, ExpressionModel model) throws IOException {
    try (NDManager manager = InferenceEngine.on(Processor.CPU)) {
      WeightsFile file = WeightsFile.read(stream, KIND, manager);
      List<LearnedWrinkles.Part> parts = new ArrayList<>();
      for (String name : file.property(PARTS).split(",")) {
        parts.add(part(name, model));
      }
      return new LearnedWrinkles(
          parts,
          file.weights().get(LIMITS).toFloatArray(),
          rows(file.weights().get(MIX)),
          rows(file.weights().get(MAPS)));
    } catch (IllegalArgumentException e) {
      throw new UnusableModelException(
          "these wrinkles were fitted to another expression model: " + e.getMessage(), e);
    }
  }

  private static float[][] rows(NDArray array) {
    Shape shape = array.getShape();
    int rows = (int) shape.get(0);
    int length = (int) (array.size() / rows);
    float[] values = array.toFloatArray();
    float[][] split = new float[rows][length];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(values, i * length, split[i], 0, length);
    }
    return split;
  }
}
