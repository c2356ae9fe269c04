package org.memestream.captioner.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.memestream.captioner.djl.DecoderNetwork;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Adam;
import org.memestream.runtime.training.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Teaches the decoder: Adam, a rate that rises over the first steps and then falls as a cosine, an
 * early stop when the validation rows stop improving. The same settings, rows and seed draw the
 * same numbers, also across a resume.
 *
 * @param steps in all, including those before a resume
 * @param tokens words a step, about
 * @param rate highest learning rate
 * @param dropout of inputs and outputs
 * @param checkSteps steps between checkpoints, each with a look at the validation rows
 * @param patience looks without improvement after which it stops
 * @param seed of everything drawn
 */
record DecoderTraining(
    int steps, int tokens, double rate, float dropout, int checkSteps, int patience, long seed) {

  private static final Logger LOG = LoggerFactory.getLogger(DecoderTraining.class);
  static final float NORM_LIMIT = 5;
  private static final int WARM_UP = 200;

  /** What training is given. */
  record Material(EncodedRows training, EncodedRows validation, Conditioning conditioning) {}

  /** Figures after a look at the validation rows. */
  record Look(long step, double nothing, double picture) {}

  /** Learns in place, from where the optimizer stands. Returns what was seen on the way. */
  List<Look> run(
      DecoderNetwork network,
      Weights weights,
      Adam adam,
      Material material,
      Checkpoint checkpoint,
      NDManager parent)
      throws IOException {
    Perplexity perplexity = new Perplexity(network, weights, material.conditioning);
    List<Look> looks = new ArrayList<>(checkpoint.looks(adam.step()));
    double average = 0;
    try (Progress progress = new Progress("captioner", steps)) {
      progress.stepTo(adam.step());
      int pass = 0;
      long before = 0;
      while (adam.step() < steps) {
        List<List<EncodedRows.Row>> batches = material.training.batches(tokens, seed + pass++);
        if (before + batches.size() <= adam.step()) {
          before += batches.size();
          continue;
        }
        int skipped = (int) (adam.step() - before);
        before += batches.size();
        for (List<EncodedRows.Row> rows : batches.subList(skipped, batches.size())) {
          if (adam.step() >= steps) {
            break;
          }
          double loss = step(network, weights, adam, material, rows, parent);
          average = average == 0 ? loss : 0.99 * average + 0.01 * loss;
          progress.step(
              "pass %d, loss %.3f, perplexity %.1f".formatted(pass, average, Math.exp(average)));
          if (adam.step() % checkSteps == 0 || adam.step() == steps) {
            Look look = look(adam.step(), perplexity, material.validation, parent);
            LOG.info("{}", look);
            looks.add(look);
            checkpoint.note(look);
            checkpoint.save(adam, Map.of("picture", "" + look.picture), isBest(looks));
            if (isStale(looks)) {
              LOG.info("the validation rows have stopped improving: enough");
              return looks;
            }
          }
        }
      }
    }
    return looks;
  }

  private double step(
      DecoderNetwork network,
      Weights weights,
      Adam adam,
      Material material,
      List<EncodedRows.Row> rows,
      NDManager parent) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + adam.step());
    List<Conditioning.Told> told = new ArrayList<>(rows.size());
    rows.forEach(row -> told.add(material.conditioning.draw(row, random)));
    DecoderBatch batch = new DecoderBatch(rows, told);
    Engine.getInstance().setRandomSeed((int) (seed * 31 + adam.step()));
    try (NDManager scope = parent.newSubManager()) {
      double loss;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray outputs = batch.outputs(network, weights, scope, dropout, true);
        NDArray surprise = network.wordLayer().surprise(weights, outputs, batch.targets()).mean();
        collector.backward(surprise);
        loss = surprise.getFloat();
      }
      double share = (double) adam.step() / steps;
      double warm = Math.min(1, (adam.step() + 1.0) / WARM_UP);
      adam.update(scope, rate * warm * (0.02 + 0.98 * 0.5 * (1 + Math.cos(Math.PI * share))));
      return loss;
    }
  }

  private static Look look(long step, Perplexity perplexity, EncodedRows rows, NDManager parent) {
    return new Look(
        step,
        perplexity.of(rows, Conditioning.Fixed.NOTHING, parent).perplexity(),
        perplexity.of(rows, Conditioning.Fixed.PICTURE, parent).perplexity());
  }

  private static boolean isBest(List<Look> looks) {
    double last = looks.get(looks.size() - 1).picture;
    return looks.stream().mapToDouble(Look::picture).min().orElseThrow() >= last;
  }

  private boolean isStale(List<Look> looks) {
    if (looks.size() <= patience) {
      return false;
    }
    double recent =
        looks.subList(looks.size() - patience, looks.size()).stream()
            .mapToDouble(Look::picture)
            .min()
            .orElseThrow();
    double earlier =
        looks.subList(0, looks.size() - patience).stream()
            .mapToDouble(Look::picture)
            .min()
            .orElseThrow();
    return recent >= earlier;
  }
}
