package org.memestream.facetransfer.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.memestream.facetransfer.djl.CropTensors;
import org.memestream.facetransfer.djl.LandmarkNetwork;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Adam;

/**
 * One step after the other towards the known meshes. The loss is what the exam measures: the mean
 * distance of the vertices in per cent of the interocular distance, with depth counting less, and
 * eyes, lips and brows more.
 *
 * @param batch views a step
 * @param seed of everything drawn
 */
record LandmarkTraining(int batch, long seed) {

  /** Limit of the gradient's norm. */
  static final float NORM_LIMIT = 20;

  private static final float DEPTH = 0.5f;
  private static final float FEATURES = 2.2f;
  private static final List<Integer> BROWS =
      List.of(
          70, 63, 105, 66, 107, 55, 65, 52, 53, 46, 300, 293, 334, 296, 336, 285, 295, 282, 283,
          276);
  private static final List<Integer> OUTER_LIPS =
      List.of(
          61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91,
          146);

  /** Takes the next step. Returns the loss, in about per cent. */
  double step(Weights weights, Adam adam, LandmarkLessons lessons, double rate, NDManager parent) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + adam.step());
    return step(weights, adam, lessons.draw(batch, random), rate, parent);
  }

  /** Takes a step towards the meshes of these views. */
  static double step(
      Weights weights, Adam adam, List<FaceView> views, double rate, NDManager parent) {
    int batch = views.size();
    try (NDManager scope = parent.newSubManager()) {
      NDArray crops =
          CropTensors.stack(
              scope, views.stream().map(FaceView::rgb).toList(), LandmarkNetwork.SIDE);
      FloatBuffer wanted = FloatBuffer.allocate(batch * LandmarkNetwork.NUMBERS);
      float[] eyes = new float[batch];
      for (int i = 0; i < batch; i++) {
        float[] mesh = views.get(i).mesh();
        wanted.put(mesh);
        eyes[i] = 100 / interocular(mesh);
      }
      Shape shape = new Shape(batch, FaceMesh.VERTICES, 3);
      NDArray target = scope.create(wanted.rewind(), shape);
      NDArray percent = scope.create(eyes).reshape(batch, 1, 1);
      NDArray axes = scope.create(new float[] {1, 1, DEPTH}).reshape(1, 1, 3);
      NDArray vertices = scope.create(vertexWeights()).reshape(1, FaceMesh.VERTICES);
      double loss;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray found = new LandmarkNetwork().forward(weights, crops, true).reshape(shape);
        NDArray apart = found.sub(target).mul(percent).mul(axes);
        NDArray distance = apart.square().sum(new int[] {2}).add(1e-2f).sqrt();
        NDArray mean = distance.mul(vertices).mean();
        collector.backward(mean);
        loss = mean.getFloat();
      }
      adam.update(scope, rate);
      return loss;
    }
  }

  private static float interocular(float[] mesh) {
    int left = 3 * FaceMesh.OUTER_LEFT_EYE;
    int right = 3 * FaceMesh.OUTER_RIGHT_EYE;
    double distance = Math.hypot(mesh[left] - mesh[right], mesh[left + 1] - mesh[right + 1]);
    // In profile the eyes are close; such faces would count for many.
    return (float) Math.max(0.15, distance);
  }

  private static float[] vertexWeights() {
    Set<Integer> features =
        Stream.of(FaceMesh.LEFT_EYE, FaceMesh.RIGHT_EYE, FaceMesh.INNER_LIPS, OUTER_LIPS, BROWS)
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    float[] weights = new float[FaceMesh.VERTICES];
    Arrays.fill(weights, 1);
    features.forEach(vertex -> weights[vertex] = FEATURES);
    return weights;
  }
}
