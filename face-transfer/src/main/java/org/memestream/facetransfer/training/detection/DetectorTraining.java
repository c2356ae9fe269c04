package org.memestream.facetransfer.training.detection;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.memestream.facetransfer.djl.SsdNetwork;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Adam;
import org.memestream.runtime.training.Progress;

/**
 * Teaches the detector: focal loss for the scores (Lin et al. 2017), generalised overlap for the
 * boxes (Rezatofighi et al. 2019), distance in face sizes for the keypoints.
 *
 * @param steps in all
 * @param rate highest learning rate; it rises over the first steps and falls as a cosine
 * @param seed of the fields; a step draws the same ones after a resume
 */
record DetectorTraining(long steps, double rate, long seed) {

  private static final int WARM_UP = 150;
  private static final float NORM_LIMIT = 8;
  private static final float FACES = 0.4f;
  private static final float BOX = 1.5f;
  private static final float POINTS = 4;

  // Most fields are small and many: they hold as many faces a second of training as large ones
  // hold in three. Every third step shows large faces.
  private static final int SMALL_SIDE = 192;
  private static final int SMALL_COUNT = 16;
  private static final int LARGE_SIDE = 320;
  private static final int LARGE_COUNT = 6;
  private static final int LARGE_EVERY = 3;

  /** Averages since the last look. */
  record Look(long step, double score, double box, double points) {}

  /** Told now and then how it goes; may save. */
  interface Watcher {
    void look(Look look, Adam adam) throws IOException;
  }

  /** The parts of a loss. */
  private record Loss(double score, double box, double points) {}

  /** Learns in place, from step {@code adam.step()} on. */
  void run(
      Weights weights,
      Weights moments,
      long done,
      DetectorLessons lessons,
      int lookEvery,
      Watcher watcher)
      throws IOException {
    Adam adam = new Adam(weights, moments, NORM_LIMIT, done);
    double[] sums = new double[3];
    try (Progress progress = new Progress("detector", steps)) {
      progress.stepTo(done);
      while (adam.step() < steps) {
        List<LessonField> fields = fields(lessons, adam.step());
        try (NDManager scope = weights.manager().newSubManager()) {
          Loss loss = step(weights, scope, fields);
          double warm = Math.min(1, (adam.step() + 1.0) / WARM_UP);
          double share = (double) adam.step() / steps;
          adam.update(scope, rate * warm * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * share))));
          sums[0] += loss.score;
          sums[1] += loss.box;
          sums[2] += loss.points;
          progress.step(
              "score %.3f box %.3f points %.3f".formatted(loss.score, loss.box, loss.points));
        }
        if (adam.step() % lookEvery == 0 || adam.step() == steps) {
          long since = adam.step() % lookEvery == 0 ? lookEvery : adam.step() % lookEvery;
          watcher.look(
              new Look(adam.step(), sums[0] / since, sums[1] / since, sums[2] / since), adam);
          Arrays.fill(sums, 0);
        }
      }
    }
  }

  private List<LessonField> fields(DetectorLessons lessons, long step) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + step);
    boolean large = step % LARGE_EVERY == 0;
    List<LessonField> fields = new ArrayList<>();
    for (int i = 0; i < (large ? LARGE_COUNT : SMALL_COUNT); i++) {
      fields.add(lessons.draw(large ? LARGE_SIDE : SMALL_SIDE, random));
    }
    return fields;
  }

  private static Loss step(Weights weights, NDManager scope, List<LessonField> fields) {
    DetectorTargets targets = DetectorTargets.of(fields);
    NDArray x = stack(scope, fields);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      List<NDArray> answers = new SsdNetwork().forward(weights, x, true);
      NDArray score = null;
      NDList chosen = new NDList();
      NDList wanted = new NDList();
      for (int i = 0; i < answers.size(); i++) {
        DetectorTargets.Level level = targets.levels().get(i);
        NDArray rows = answers.get(i).transpose(0, 2, 3, 1).reshape(-1, SsdNetwork.CHANNELS);
        NDArray focal = focal(scope, rows.get(":, 0"), level);
        score = score == null ? focal : score.add(focal);
        if (!level.positives().isEmpty()) {
          chosen.add(gathered(scope, rows, level));
          wanted.add(wanted(scope, level));
        }
      }
      int count = Math.max(1, targets.positives());
      score = score.div(count);
      NDArray total = score;
      double boxes = 0;
      double points = 0;
      if (!chosen.isEmpty()) {
        NDArray answer = chosen.size() == 1 ? chosen.get(0) : chosen.get(0).concat(tail(chosen), 0);
        NDArray right = wanted.size() == 1 ? wanted.get(0) : wanted.get(0).concat(tail(wanted), 0);
        NDArray box = overlapLoss(answer, right).mean();
        NDArray point = pointLoss(answer, right).mean();
        total = total.add(box.mul(BOX)).add(point.mul(POINTS));
        boxes = box.getFloat();
        points = point.getFloat();
      }
      collector.backward(total);
      return new Loss(score.getFloat(), boxes, points);
    }
  }

  private static NDArray tail(NDList list) {
    NDArray joined = list.get(1);
    for (int i = 2; i < list.size(); i++) {
      joined = joined.concat(list.get(i), 0);
    }
    return joined;
  }

  /** -alpha (1 - p)^2 log p, p being the probability of what is right; summed. */
  private static NDArray focal(NDManager scope, NDArray logits, DetectorTargets.Level level) {
    NDArray wanted = scope.create(level.wanted());
    float[] shares = new float[level.wanted().length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = level.weights()[i] * (level.wanted()[i] > 0 ? FACES : 1 - FACES);
    }
    // The logit of being right: turned round where there is no face.
    NDArray right = logits.mul(wanted.mul(2).sub(1));
    NDArray wrong = Activation.sigmoid(right.neg());
    return Activation.softPlus(right.neg()).mul(wrong.square()).mul(scope.create(shares)).sum();
  }

  private static NDArray gathered(NDManager scope, NDArray rows, DetectorTargets.Level level) {
    long[] index = new long[level.positives().size() * SsdNetwork.CHANNELS];
    for (int i = 0; i < index.length; i++) {
      index[i] = level.positives().get(i / SsdNetwork.CHANNELS).cell();
    }
    NDArray indices = scope.create(index, new Shape(level.positives().size(), SsdNetwork.CHANNELS));
    return rows.gather(indices, 0);
  }

  /** Rows of 15 in the units of the answers; the first is the longer side in the same unit. */
  private static NDArray wanted(NDManager scope, DetectorTargets.Level level) {
    double unit = SsdNetwork.UNIT_CELLS * level.stride();
    float[] rows = new float[level.positives().size() * SsdNetwork.CHANNELS];
    int at = 0;
    for (DetectorTargets.Positive positive : level.positives()) {
      FaceLabel face = positive.face();
      rows[at++] = (float) (face.longerSide() / unit);
      rows[at++] = (float) ((face.x() - positive.cellX()) / unit);
      rows[at++] = (float) ((face.y() - positive.cellY()) / unit);
      rows[at++] = (float) Math.log(face.width() / unit);
      rows[at++] = (float) Math.log(face.height() / unit);
      for (int i = 0; i < 10; i++) {
        double from = i % 2 == 0 ? positive.cellX() : positive.cellY();
        rows[at++] = (float) ((face.points()[i] - from) / unit);
      }
    }
    return scope.create(
        FloatBuffer.wrap(rows), new Shape(level.positives().size(), SsdNetwork.CHANNELS));
  }

  /** 1 - generalised overlap of each row's boxes. */
  private static NDArray overlapLoss(NDArray answer, NDArray right) {
    NDArray centre = answer.get(":, 1:3");
    NDArray half = answer.get(":, 3:5").clip(-6, 4).exp().div(2);
    NDArray centreRight = right.get(":, 1:3");
    NDArray halfRight = right.get(":, 3:5").exp().div(2);
    NDArray low = centre.sub(half);
    NDArray high = centre.add(half);
    NDArray lowRight = centreRight.sub(halfRight);
    NDArray highRight = centreRight.add(halfRight);
    NDArray shared = high.minimum(highRight).sub(low.maximum(lowRight)).maximum(0);
    NDArray hull = high.maximum(highRight).sub(low.minimum(lowRight));
    NDArray both = area(shared);
    NDArray joint = area(half).add(area(halfRight)).mul(4).sub(both);
    NDArray around = area(hull).add(1e-6f);
    NDArray generalised = both.div(joint.add(1e-6f)).sub(around.sub(joint).div(around));
    return generalised.neg().add(1);
  }

  private static NDArray area(NDArray sides) {
    return sides.get(":, 0").mul(sides.get(":, 1"));
  }

  /** Distances in face sizes, smooth below a tenth. */
  private static NDArray pointLoss(NDArray answer, NDArray right) {
    NDArray size = right.get(":, 0:1");
    NDArray error = answer.get(":, 5:").sub(right.get(":, 5:")).div(size).abs();
    return error.square().add(0.0025f).sqrt().sub(0.05f);
  }

  private static NDArray stack(NDManager scope, List<LessonField> fields) {
    int side = fields.get(0).side();
    float[] values = new float[fields.size() * 3 * side * side];
    int at = 0;
    for (LessonField field : fields) {
      for (float value : field.planes()) {
        values[at++] = value / 127.5f - 1;
      }
    }
    return scope.create(FloatBuffer.wrap(values), new Shape(fields.size(), 3, side, side));
  }
}
