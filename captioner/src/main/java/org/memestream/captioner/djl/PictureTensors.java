package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;

/** Turns square RGB bytes into the array that the encoders take. */
public final class PictureTensors {

  private PictureTensors() {}

  /**
   * @param squares for each picture side * side * 3 bytes, row by row
   * @return [N, 3, side, side], RGB, each value byte / 127.5 - 1
   */
  public static NDArray stack(NDManager manager, List<byte[]> squares, int side) {
    return manager.create(
        FloatBuffer.wrap(planes(squares, side)), new Shape(squares.size(), 3, side, side));
  }

  /** The numbers of {@link #stack}, row by row. */
  public static float[] planes(List<byte[]> squares, int side) {
    int plane = side * side;
    float[] values = new float[squares.size() * 3 * plane];
    for (int n = 0; n < squares.size(); n++) {
      byte[] rgb = squares.get(n);
      for (int channel = 0; channel < 3; channel++) {
        int to = (n * 3 + channel) * plane;
        for (int i = 0, from = channel; i < plane; i++, from += 3) {
          values[to + i] = (rgb[from] & 0xff) / 127.5f - 1;
        }
      }
    }
    return values;
  }
}
