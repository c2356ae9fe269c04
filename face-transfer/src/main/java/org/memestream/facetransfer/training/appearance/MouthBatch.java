package org.memestream.facetransfer.training.appearance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import java.nio.FloatBuffer;
import java.util.List;
import org.memestream.facetransfer.djl.MouthCondition;
import org.memestream.facetransfer.djl.MouthLayout;
import org.memestream.facetransfer.djl.MouthNetwork;

/**
 * Mouths as arrays.
 *
 * @param conditions [N, 9]
 * @param pictures [N, 3, 48, 96], 0 to 1
 * @param coarse [N, 1, 12, 24], grey, 0 to 1
 */
record MouthBatch(NDArray conditions, NDArray pictures, NDArray coarse) {

  static MouthBatch of(NDManager scope, List<MouthLesson> lessons) {
    int plane = MouthLayout.WIDTH * MouthLayout.HEIGHT;
    float[] values = new float[lessons.size() * 3 * plane];
    for (int n = 0; n < lessons.size(); n++) {
      float[] rgb = lessons.get(n).rgb();
      for (int channel = 0; channel < 3; channel++) {
        for (int i = 0; i < plane; i++) {
          values[(3 * n + channel) * plane + i] = rgb[3 * i + channel] / 255;
        }
      }
    }
    NDArray pictures =
        scope.create(
            FloatBuffer.wrap(values),
            new Shape(lessons.size(), 3, MouthLayout.HEIGHT, MouthLayout.WIDTH));
    return new MouthBatch(
        conditions(scope, lessons.stream().map(MouthLesson::condition).toList()),
        pictures,
        grey(pooled(pictures, MouthLayout.HEIGHT / MouthNetwork.COARSE_HEIGHT)));
  }

  static NDArray conditions(NDManager scope, List<MouthCondition> conditions) {
    FloatBuffer numbers = FloatBuffer.allocate(conditions.size() * MouthCondition.LENGTH);
    conditions.forEach(condition -> numbers.put(condition.numbers()));
    return scope.create(numbers.rewind(), new Shape(conditions.size(), MouthCondition.LENGTH));
  }

  /** Means over squares. */
  static NDArray pooled(NDArray pictures, int side) {
    return pooled(pictures, side, side);
  }

  /** Means over rectangles. */
  static NDArray pooled(NDArray pictures, int height, int width) {
    return Pool.avgPool2d(
        pictures, new Shape(height, width), new Shape(height, width), new Shape(0, 0), false, true);
  }

  /** [N, 1, H, W] of [N, 3, H, W]. */
  static NDArray grey(NDArray pictures) {
    NDArray red = pictures.get(":, 0:1").mul(0.299f);
    NDArray green = pictures.get(":, 1:2").mul(0.587f);
    NDArray blue = pictures.get(":, 2:3").mul(0.114f);
    return red.add(green).add(blue);
  }
}
