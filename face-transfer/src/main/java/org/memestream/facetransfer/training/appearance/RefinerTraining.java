package org.memestream.facetransfer.training.appearance;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.memestream.facetransfer.djl.PatchDiscriminator;
import org.memestream.facetransfer.djl.RefinerNetwork;

/**
 * Trains the refiner: likeness to the real face in its pixels and in the features of the
 * discriminator, deceit of the discriminator, and as little and as smooth attention as does.
 */
final class RefinerTraining implements AutoCloseable {

  /** What the networks cost at a step; {@code before} is the composed face's own pixel loss. */
  record Losses(double pixels, double before, double features, double deceit, double judge) {}

  static final PatchDiscriminator JUDGE = new PatchDiscriminator(3, List.of(24, 48, 80));

  private static final int PAIRS = 3;
  private static final int RETURNED = 2;
  private static final float PIXELS = 20;
  private static final float FEATURES = 2;
  private static final float DECEIT = 0.05f;
  private static final float ATTENTION = 0.0005f;
  private static final float SMOOTHNESS = 0.005f;
  private static final float NORM_LIMIT = 5;
  private static final int JUDGED_FROM = 300;

  /** Before, all of the face is replaced: attention would go away before the colours are good. */
  private static final int ATTENTIVE_FROM = 800;

  private static final double JUDGE_PACE = 0.5;

  private final RefinerNetwork network = new RefinerNetwork();
  private final RefinerLessons lessons;
  private final NDManager manager;
  private final double rate;
  private final long seed;
  final Learner refiner;
  final Learner judge;

  RefinerTraining(
      RefinerLessons lessons, int conditions, double rate, long seed, NDManager manager) {
    this.lessons = lessons;
    this.rate = rate;
    this.seed = seed;
    this.manager = manager;
    this.refiner = new Learner(network.initialise(manager, conditions), NORM_LIMIT, manager);
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
        rate * Math.min(1, (step + 1) / 50.0) * (0.02 + 0.98 * (1 + Math.cos(Math.PI * share)) / 2);
    List<RefinerLesson> drawn = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      drawn.add(lessons.drawPair(random));
    }
    for (int i = 0; i < RETURNED; i++) {
      drawn.add(lessons.drawReturned(random));
    }
    try (NDManager scope = manager.newSubManager()) {
      RefinerBatch batch = RefinerBatch.of(scope, drawn);
      double[] costs = new double[5];
      NDArray shown = learn(batch, step, costs);
      refiner.update(scope, pace);
      costs[4] = learnToJudge(batch.real(), shown);
      judge.update(scope, pace * JUDGE_PACE);
      return new Losses(costs[0], costs[1], costs[2], costs[3], costs[4]);
    }
  }

  private NDArray learn(RefinerBatch batch, long step, double[] costs) {
    refiner.thaw();
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray answer = network.forward(refiner.weights(), batch.composed(), batch.conditions());
      boolean attentive = step >= ATTENTIVE_FROM;
      NDArray attention = attentive ? answer.get(":, 3:4").mul(batch.face()) : batch.face();
      NDArray shown =
          batch.composed().add(answer.get(":, 0:3").sub(batch.composed()).mul(attention));
      NDArray pixels = shown.sub(batch.real()).abs().mul(batch.face()).mean();
      NDArray loss = pixels.mul(PIXELS);
      if (attentive) {
        loss = loss.add(attention.mean().mul(ATTENTION)).add(roughness(attention).mul(SMOOTHNESS));
      }
      NDList seen = JUDGE.judge(judge.weights(), shown.mul(2).sub(1));
      NDArray features = distance(seen, JUDGE.judge(judge.weights(), batch.real().mul(2).sub(1)));
      loss = loss.add(features.mul(FEATURES));
      if (step >= JUDGED_FROM) {
        NDArray deceit = seen.get(seen.size() - 1).mean().neg();
        loss = loss.add(deceit.mul(DECEIT));
        costs[3] = deceit.getFloat();
      }
      collector.backward(loss);
      costs[0] = pixels.getFloat();
      costs[1] = batch.composed().sub(batch.real()).abs().mul(batch.face()).mean().getFloat();
      costs[2] = features.getFloat();
      return shown.stopGradient();
    }
  }

  /** Mean difference of the features of all layers but the verdict. */
  static NDArray distance(NDList seen, NDList wanted) {
    NDArray sum = null;
    for (int i = 0; i < seen.size() - 1; i++) {
      NDArray difference = seen.get(i).sub(wanted.get(i)).abs().mean();
      sum = sum == null ? difference : sum.add(difference);
    }
    return sum.div(seen.size() - 1);
  }

  /** Total variation (Rudin et al. 1992), a mean. */
  private static NDArray roughness(NDArray attention) {
    NDArray across = attention.get(":, :, :, 1:").sub(attention.get(":, :, :, :-1")).abs().mean();
    NDArray down = attention.get(":, :, 1:, :").sub(attention.get(":, :, :-1, :")).abs().mean();
    return across.add(down);
  }

  /** Hinge loss (Lim and Ye 2017). */
  private double learnToJudge(NDArray real, NDArray shown) {
    judge.thaw();
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDList ofReal = JUDGE.judge(judge.weights(), real.mul(2).sub(1));
      NDList ofShown = JUDGE.judge(judge.weights(), shown.mul(2).sub(1));
      NDArray trusted = ofReal.get(ofReal.size() - 1).neg().add(1).maximum(0).mean();
      NDArray doubted = ofShown.get(ofShown.size() - 1).add(1).maximum(0).mean();
      NDArray loss = trusted.add(doubted);
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  @Override
  public void close() {
    refiner.close();
    judge.close();
  }
}
