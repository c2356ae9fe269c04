package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;

/**
 * The vectors of the pictures that decoders have learnt from, as a {@link WeightsFile}.
 *
 * @param encoder identity of the encoder that made them
 * @param vectors at least one, all of one length
 */
public record KnownPictures(String encoder, List<float[]> vectors) {

  /** Its name in a model. */
  public static final String FILE = "pictures.mstw";

  private static final String KIND = "pictures";
  private static final String ENCODER = "encoder";

  /** Writes them with 16 bits a number; the stream stays open. */
  public void write(OutputStream stream, NDManager parent) throws IOException {
    try (Weights weights = new Weights(parent)) {
      weights.put(KIND, weights.manager().create(vectors.toArray(float[][]::new)));
      WeightsFile.write(
          stream, KIND, Map.of(ENCODER, encoder), weights, WeightsFile.Precision.HALF);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnusableModelException if this is no such file, or damaged
   */
  public static KnownPictures read(InputStream stream, NDManager parent) throws IOException {
    WeightsFile file = WeightsFile.read(stream, KIND, parent);
    try (Weights weights = file.weights()) {
      NDArray array = weights.get(KIND);
      int length = (int) array.getShape().get(1);
      float[] numbers = array.toFloatArray();
      List<float[]> vectors = new ArrayList<>();
      for (int from = 0; from < numbers.length; from += length) {
        vectors.add(Arrays.copyOfRange(numbers, from, from + length));
      }
      return new KnownPictures(file.property(ENCODER), vectors);
    }
  }
}
