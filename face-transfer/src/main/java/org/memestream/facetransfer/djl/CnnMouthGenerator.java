package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.transfer.MouthGenerator;
import org.memestream.facetransfer.transfer.MouthPatch;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;

/** Mouths by the {@link MouthNetwork} that {@code memestream train mouth} makes. */
public final class CnnMouthGenerator implements MouthGenerator {

  /** Mean of R, G and B over the cheeks of the people in colour whom the network learned from. */
  private static final float CHEEKS = 140;

  private static final String KIND = "mouth";

  private final MouthNetwork network = new MouthNetwork();
  private final NDManager manager;
  private final Weights weights;

  private CnnMouthGenerator(NDManager manager, Weights weights) {
    this.manager = manager;
    this.weights = weights;
  }

  /**
   * Reads {@code mouth.mstw}; the stream stays open.
   *
   * @throws org.memestream.runtime.network.UnusableModelException if this is no such file, or
   *     damaged
   */
  public static CnnMouthGenerator read(InputStream stream) throws IOException {
    return read(stream, Processor.AUTO);
  }

  /**
   * Like {@link #read(InputStream)}.
   *
   * @param processor where the network computes
   */
  public static CnnMouthGenerator read(InputStream stream, Processor processor) throws IOException {
    NDManager manager = InferenceEngine.on(processor);
    try {
      return new CnnMouthGenerator(manager, WeightsFile.read(stream, KIND, manager).weights());
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /**
   * Writes what is needed to generate; the stream stays open.
   *
   * @param trained all weights of the network
   * @return the SHA-256 of the content
   */
  public static String write(OutputStream stream, Weights trained, NDManager manager)
      throws IOException {
    try (Weights decoder = MouthNetwork.decoderOnly(trained, manager)) {
      return WeightsFile.write(stream, KIND, Map.of(), decoder, WeightsFile.Precision.HALF);
    }
  }

  @Override
  public MouthPatch generate(ExpressionCoefficients expression, float[] innerLips) {
    return generate(
        MouthCondition.of(innerLips, expression.emotions()), new float[MouthNetwork.CODE]);
  }

  /**
   * One of the mouths that fit.
   *
   * @param code {@value MouthNetwork#CODE} numbers, standard normal; zeros give the usual mouth
   */
  public MouthPatch generate(MouthCondition condition, float[] code) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray conditions = scope.create(condition.numbers(), new Shape(1, MouthCondition.LENGTH));
      NDArray codes = scope.create(code, new Shape(1, MouthNetwork.CODE));
      float[] values = network.decode(weights, conditions, codes).toFloatArray();
      byte[] rgb = new byte[values.length];
      int plane = values.length / 3;
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = (byte) Math.round(values[i % 3 * plane + i / 3] * 255);
      }
      return new MouthPatch(MouthLayout.WIDTH, MouthLayout.HEIGHT, rgb, MouthLayout.lips(), CHEEKS);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
