package org.memestream.facetransfer.training.appearance;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.memestream.facetransfer.djl.MouthLayout;
import org.memestream.facetransfer.djl.MouthNetwork;
import org.memestream.facetransfer.djl.PatchDiscriminator;

/**
 * Trains the mouth network as a VAE-GAN (Larsen et al. 2016): likeness to the lessons, a prior on
 * the codes, and a discriminator against blur. Besides the mouth of its code, the usual mouth of
 * each lesson's condition is compared, so that conditions matter; the discriminator also sees
 * mouths of random codes. Coarse lessons only say how bright large patches are; what is fine comes
 * from the sharp ones.
 */
final class MouthTraining implements AutoCloseable {

  /** What the networks cost at a step. */
  record Losses(double sharp, double coarse, double divergence, double deceit, double judge) {}

  static final PatchDiscriminator JUDGE = new PatchDiscriminator(4, List.of(24, 48, 64));

  private static final int SHARP = 8;
  private static final int COARSE = 8;
  private static final int ANY = 4;
  private static final float LIKENESS = 10;
  private static final float COARSE_LIKENESS = 8;
  private static final float USUAL_LIKENESS = 6;
  private static final float SYMMETRY = 3;
  private static final float DIVERGENCE = 0.05f;
  private static final float DECEIT = 0.2f;
  private static final float FEATURES = 2;
  private static final float NORM_LIMIT = 5;
  private static final int JUDGED_FROM = 300;
  private static final double JUDGE_PACE = 0.4;
  private static final int POOL_HEIGHT = 8;
  private static final int POOL_WIDTH = 4;

  private final MouthNetwork network = new MouthNetwork();
  private final MouthLessons lessons;
  private final NDManager manager;
  private final NDArray inside;
  private final double rate;
  private final long seed;
  final Learner maker;
  final Learner judge;

  MouthTraining(MouthLessons lessons, double rate, long seed, NDManager manager) {
    this.lessons = lessons;
    this.rate = rate;
    this.seed = seed;
    this.manager = manager;
    this.inside =
        manager.create(
            MouthLayout.inside(), new Shape(1, 1, MouthLayout.HEIGHT, MouthLayout.WIDTH));
    this.maker = new Learner(network.initialise(manager), NORM_LIMIT, manager);
    this.judge = new Learner(JUDGE.initialise(manager), NORM_LIMIT, manager);
  }

  /**
   * One step.
   *
   * @param step from 0
   * @param steps of the whole training, over which the rate falls
   */
  Losses step(long step, long steps) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + step);
    double share = (double) step / steps;
    double pace =
        rate
            * Math.min(1, (step + 1) / 100.0)
            * (0.02 + 0.98 * (1 + Math.cos(Math.PI * share)) / 2);
    try (NDManager scope = manager.newSubManager()) {
      List<MouthLesson> drawn = new ArrayList<>();
      for (int i = 0; i < SHARP; i++) {
        drawn.add(lessons.drawSharp(random));
      }
      for (int i = 0; i < COARSE; i++) {
        drawn.add(lessons.drawCoarse(random));
      }
      MouthBatch batch = MouthBatch.of(scope, drawn);
      NDArray noise = noise(scope, random, SHARP + COARSE);
      NDArray prior = noise(scope, random, ANY);
      boolean judged = step >= JUDGED_FROM;
      NDArray photos = judged(batch.pictures().get("0:" + SHARP), batch.conditions());
      double[] costs = new double[5];
      NDArray made = learn(batch, noise, prior, photos, judged, costs);
      maker.update(scope, pace);
      if (judged || step >= JUDGED_FROM / 2) {
        costs[4] = learnToJudge(photos, made);
        judge.update(scope, pace * JUDGE_PACE);
      }
      return new Losses(costs[0], costs[1], costs[2], costs[3], costs[4]);
    }
  }

  private NDArray learn(
      MouthBatch batch,
      NDArray noise,
      NDArray prior,
      NDArray photos,
      boolean judged,
      double[] costs) {
    maker.thaw();
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDList code = network.encode(maker.weights(), batch.coarse(), batch.conditions());
      NDArray codes = code.get(0).add(noise.mul(code.get(1).mul(0.5f).exp()));
      NDArray sharpConditions = batch.conditions().get("0:" + SHARP);
      NDArray anyConditions = batch.conditions().get("0:" + ANY);
      NDArray all =
          network.decode(
              maker.weights(),
              batch.conditions().concat(batch.conditions(), 0).concat(anyConditions, 0),
              codes.concat(noise.mul(0), 0).concat(prior, 0));
      int drawn = SHARP + COARSE;
      NDArray remade = all.get("0:" + SHARP);
      NDArray usual = all.get(drawn + ":" + 2 * drawn);
      NDArray sharp = remade.sub(batch.pictures().get("0:" + SHARP)).abs().mul(inside).mean();
      NDArray coarse =
          coarseDifference(all.get(SHARP + ":" + drawn), batch.pictures().get(SHARP + ":"));
      NDArray usualness = coarseDifference(usual, batch.pictures());
      NDArray divergence = divergence(code);
      NDArray made =
          judged(remade, sharpConditions)
              .concat(judged(usual.get("0:" + SHARP), sharpConditions), 0)
              .concat(judged(all.get(2 * drawn + ":"), anyConditions), 0);
      NDArray loss =
          sharp
              .mul(LIKENESS)
              .add(coarse.mul(COARSE_LIKENESS))
              .add(usualness.mul(USUAL_LIKENESS))
              .add(usual.sub(usual.flip(3)).abs().mean().mul(SYMMETRY))
              .add(divergence.mul(DIVERGENCE));
      if (judged) {
        NDList seen = JUDGE.judge(judge.weights(), made);
        NDList wanted = JUDGE.judge(judge.weights(), photos);
        NDArray deceit = seen.get(seen.size() - 1).mean().neg();
        loss = loss.add(deceit.mul(DECEIT)).add(likeness(seen, wanted).mul(FEATURES));
        costs[3] = deceit.getFloat();
      }
      collector.backward(loss);
      costs[0] = sharp.getFloat();
      costs[1] = coarse.getFloat();
      costs[2] = divergence.getFloat();
      return made.stopGradient();
    }
  }

  /** Distance in the features of the discriminator, of the remade half only. */
  private static NDArray likeness(NDList seen, NDList wanted) {
    NDArray sum = null;
    for (int i = 0; i < seen.size() - 1; i++) {
      NDArray distance =
          seen.get(i).get("0:" + SHARP).sub(wanted.get(i).stopGradient()).abs().mean();
      sum = sum == null ? distance : sum.add(distance);
    }
    return sum.div(seen.size() - 1);
  }

  /** Hinge loss (Lim and Ye 2017). */
  private double learnToJudge(NDArray photos, NDArray made) {
    judge.thaw();
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDList ofPhotos = JUDGE.judge(judge.weights(), photos);
      NDList ofMade = JUDGE.judge(judge.weights(), made);
      NDArray trusted = ofPhotos.get(ofPhotos.size() - 1).neg().add(1).maximum(0).mean();
      NDArray doubted = ofMade.get(ofMade.size() - 1).add(1).maximum(0).mean();
      NDArray loss = trusted.add(doubted);
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /** Grey of large patches, and their colour, which was guessed. */
  private NDArray coarseDifference(NDArray made, NDArray wanted) {
    NDArray difference =
        MouthBatch.pooled(made.mul(inside), POOL_HEIGHT, POOL_WIDTH)
            .sub(MouthBatch.pooled(wanted.mul(inside), POOL_HEIGHT, POOL_WIDTH));
    return MouthBatch.grey(difference).abs().mean().add(difference.abs().mean().mul(1.2f));
  }

  /** Of the codes from the standard normal distribution: mean over codes, summed over numbers. */
  static NDArray divergence(NDList code) {
    NDArray mean = code.get(0);
    NDArray logVariance = code.get(1);
    return mean.square()
        .add(logVariance.exp())
        .sub(logVariance)
        .sub(1)
        .mul(0.5f)
        .sum(new int[] {1})
        .mean();
  }

  /** What the discriminator sees: the picture inside the lips, and how far they are open. */
  NDArray judged(NDArray pictures, NDArray conditions) {
    long count = pictures.getShape().get(0);
    NDArray gap = conditions.get("0:%d, 1:2".formatted(count)).reshape(count, 1, 1, 1);
    return pictures.mul(2).sub(1).mul(inside).concat(gap.add(pictures.get(":, 0:1").mul(0)), 1);
  }

  static NDArray noise(NDManager scope, SplittableRandom random, int rows) {
    FloatBuffer values = FloatBuffer.allocate(rows * MouthNetwork.CODE);
    while (values.hasRemaining()) {
      values.put((float) random.nextGaussian());
    }
    return scope.create(values.rewind(), new Shape(rows, MouthNetwork.CODE), DataType.FLOAT32);
  }

  @Override
  public void close() {
    maker.close();
    judge.close();
  }
}
