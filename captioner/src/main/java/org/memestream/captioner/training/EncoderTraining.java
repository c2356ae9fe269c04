package org.memestream.captioner.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.memestream.captioner.djl.EncoderNetwork;
import org.memestream.captioner.djl.PictureTensors;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Adam;
import org.memestream.runtime.training.Progress;

/**
 * Teaches the small encoder to say what the teacher says (distillation, Hinton et al. 2015; the
 * pairwise term after Park et al. 2019, "Relational Knowledge Distillation").
 *
 * @param batch pictures a step
 * @param rate highest learning rate; it rises over the first steps and falls as a cosine
 * @param passes over all views
 * @param seed of the order
 */
record EncoderTraining(int batch, double rate, int passes, long seed) {

  private static final int WARM_UP = 100;
  private static final float NORM_LIMIT = 5;
  private static final float PAIRWISE = 2;

  /** Learns in place. */
  void run(
      Weights weights,
      List<EncoderLessons.View> views,
      PrincipalComponents components,
      NDManager parent) {
    EncoderNetwork network = new EncoderNetwork();
    List<float[]> targets = new ArrayList<>();
    for (EncoderLessons.View view : views) {
      targets.add(components.target(view.features()));
    }
    try (Weights moments = new Weights(parent);
        Progress progress = new Progress("encoder", (long) passes * (views.size() / batch))) {
      Adam adam = new Adam(weights, moments, NORM_LIMIT, 0);
      long steps = (long) passes * (views.size() / batch);
      double average = 0;
      for (int pass = 0; pass < passes; pass++) {
        List<Integer> order = shuffled(views.size(), seed + pass);
        for (int from = 0; from + batch <= views.size(); from += batch) {
          try (NDManager scope = parent.newSubManager()) {
            double loss =
                step(network, weights, scope, views, targets, order.subList(from, from + batch));
            double share = (double) adam.step() / steps;
            double warm = Math.min(1, (adam.step() + 1.0) / WARM_UP);
            adam.update(scope, rate * warm * 0.5 * (1 + Math.cos(Math.PI * share)));
            average = average == 0 ? loss : 0.98 * average + 0.02 * loss;
          }
          progress.step("pass %d, cosine %.4f".formatted(pass + 1, 1 - average));
        }
      }
    }
  }

  private static double step(
      EncoderNetwork network,
      Weights weights,
      NDManager scope,
      List<EncoderLessons.View> views,
      List<float[]> targets,
      List<Integer> chosen) {
    List<byte[]> squares = new ArrayList<>();
    FloatBuffer wanted = FloatBuffer.allocate(chosen.size() * EncoderNetwork.LENGTH);
    for (int index : chosen) {
      squares.add(views.get(index).square());
      wanted.put(targets.get(index));
    }
    NDArray x = PictureTensors.stack(scope, squares, EncoderNetwork.SIDE);
    NDArray target = scope.create(wanted.rewind(), new Shape(chosen.size(), EncoderNetwork.LENGTH));
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray answer = network.forward(weights, x, true);
      NDArray distance =
          answer.mul(target).sum(new int[] {1}).div(EncoderNetwork.LENGTH).neg().add(1).mean();
      NDArray pairs = similarities(answer).sub(similarities(target)).square().mean().mul(PAIRWISE);
      collector.backward(distance.add(pairs));
      return distance.getFloat();
    }
  }

  private static NDArray similarities(NDArray vectors) {
    return vectors.matMul(vectors.transpose()).div(EncoderNetwork.LENGTH);
  }

  private static List<Integer> shuffled(int count, long seed) {
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    List<Integer> list = Arrays.asList(order);
    Collections.shuffle(list, new Random(seed));
    return list;
  }
}
