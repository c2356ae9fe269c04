package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns crops into the arrays that the face networks take. */
public final class CropTensors {

  private CropTensors() {}

  /**
   * @param crops for each face side * side * 3 bytes, row by row: R, G, B
   * @return [N, 3, side, side], RGB, each value byte / 127.5 - 1
   */
  public static NDArray stack(NDManager manager, List<byte[]> crops, int side) {
    int plane = side * side;
    float[] values = new float[crops.size() * 3 * plane];
    for (int n = 0; n < crops.size(); n++) {
      byte[] rgb = crops.get(n);
      for (int channel = 0; channel < 3; channel++) {
        int to = (n * 3 + channel) * plane;
        for (int i = 0, from = channel; i < plane; i++, from += 3) {
          values[to + i] = (rgb[from] & 0xff) / 127.5f - 1;
        }
      }
    }
    return manager.create(FloatBuffer.wrap(values), new Shape(crops.size(), 3, side, side));
  }

  /**
   * The numbers of a batch, apart again.
   *
   * @param answers [N, ...], float
   * @return N arrays
   */
  static List<float[]> rows(NDArray answers, int count) {
    float[] all = answers.toFloatArray();
    int length = all.length / count;
    List<float[]> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      rows.add(Arrays.copyOfRange(all, row * length, (row + 1) * length));
    }
    return rows;
  }
}
