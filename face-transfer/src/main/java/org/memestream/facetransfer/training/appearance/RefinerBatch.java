package org.memestream.facetransfer.training.appearance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Function;
import org.memestream.facetransfer.djl.RefinerNetwork;

/**
 * Lessons as arrays.
 *
 * @param composed [N, 3, 128, 128], 0 to 1
 * @param real of the same shape
 * @param face [N, 1, 128, 128], 1 on the face
 * @param conditions [N, K]
 */
record RefinerBatch(NDArray composed, NDArray real, NDArray face, NDArray conditions) {

  static RefinerBatch of(NDManager scope, List<RefinerLesson> lessons) {
    int side = RefinerNetwork.SIDE;
    int plane = side * side;
    float[] faces = new float[lessons.size() * plane];
    int length = lessons.get(0).condition().length;
    float[] conditions = new float[lessons.size() * length];
    for (int n = 0; n < lessons.size(); n++) {
      System.arraycopy(lessons.get(n).face(), 0, faces, n * plane, plane);
      System.arraycopy(lessons.get(n).condition(), 0, conditions, n * length, length);
    }
    return new RefinerBatch(
        pictures(scope, lessons, RefinerLesson::composed),
        pictures(scope, lessons, RefinerLesson::real),
        scope.create(FloatBuffer.wrap(faces), new Shape(lessons.size(), 1, side, side)),
        scope.create(FloatBuffer.wrap(conditions), new Shape(lessons.size(), length)));
  }

  private static NDArray pictures(
      NDManager scope, List<RefinerLesson> lessons, Function<RefinerLesson, float[]> which) {
    int side = RefinerNetwork.SIDE;
    int plane = side * side;
    float[] values = new float[lessons.size() * 3 * plane];
    for (int n = 0; n < lessons.size(); n++) {
      float[] rgb = which.apply(lessons.get(n));
      for (int channel = 0; channel < 3; channel++) {
        for (int i = 0; i < plane; i++) {
          values[(3 * n + channel) * plane + i] = rgb[3 * i + channel] / 255;
        }
      }
    }
    return scope.create(FloatBuffer.wrap(values), new Shape(lessons.size(), 3, side, side));
  }
}
