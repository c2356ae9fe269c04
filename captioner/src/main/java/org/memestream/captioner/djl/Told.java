package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import org.memestream.captioner.caption.LabelWords;
import org.memestream.runtime.network.Weights;

/**
 * What the decoder is told about several captions.
 *
 * @param pictures 256 numbers each, zeros for no picture
 * @param labels word ids of each, at most {@link LabelWords#LIMIT}, empty for no label
 */
public record Told(List<float[]> pictures, List<int[]> labels) {

  /** As many rows of knowledge. */
  public Knowledge know(
      DecoderNetwork network, Weights weights, NDManager scope, boolean training) {
    int rows = pictures.size();
    FloatBuffer vectors = FloatBuffer.allocate(rows * EncoderNetwork.LENGTH);
    int[] ids = new int[rows * LabelWords.LIMIT];
    float[] used = new float[ids.length];
    for (int row = 0; row < rows; row++) {
      vectors.put(pictures.get(row));
      int[] label = labels.get(row);
      for (int i = 0; i < label.length; i++) {
        ids[row * LabelWords.LIMIT + i] = label[i];
        used[row * LabelWords.LIMIT + i] = 1;
      }
    }
    Shape places = new Shape(rows, LabelWords.LIMIT);
    NDArray picture = scope.create(vectors.rewind(), new Shape(rows, EncoderNetwork.LENGTH));
    return network.know(
        weights,
        picture,
        scope.create(ids).reshape(places),
        scope.create(used).reshape(places),
        training);
  }
}
