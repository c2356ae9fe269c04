package org.memestream.facetransfer.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Adam;
import org.memestream.runtime.training.Progress;
import org.memestream.runtime.training.TrainingCurve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps of a training, and every so many an exam and a checkpoint.
 *
 * @param state on disk
 * @param check steps between checkpoints
 * @param measure what the exam measures, with its unit
 */
record TrainingLoop(TrainingState state, int check, String measure) {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);
  private static final double CALM = 0.98;

  /** A network on its way. */
  record Learner(Weights weights, Adam adam) {}

  /** One step. */
  @FunctionalInterface
  interface Step {
    /** Changes the weights. Returns the loss. */
    double take(Learner learner, double rate);
  }

  /** What was learnt. */
  @FunctionalInterface
  interface Exam {
    double take(Weights weights);
  }

  /** Where the last run stopped, or the beginning. */
  Learner begin(Supplier<Weights> fresh, float normLimit, NDManager manager) throws IOException {
    if (state.exists()) {
      TrainingState.Restored restored = state.restore(manager);
      LOG.info("carrying on after step {}", restored.step());
      return new Learner(
          restored.weights(),
          new Adam(restored.weights(), restored.moments(), normLimit, restored.step()));
    }
    Weights weights = fresh.get();
    LOG.info("{} numbers in the network", weights.size());
    return new Learner(weights, new Adam(weights, new Weights(manager), normLimit, 0));
  }

  /** Learns until the pace says that it is done. */
  void run(Learner learner, Pace pace, long steps, Step step, Exam exam) throws IOException {
    Adam adam = learner.adam();
    double average = 0;
    double measured = Double.NaN;
    try (Progress progress = new Progress(state.kind(), steps)) {
      progress.stepTo(adam.step());
      while (pace.done(adam.step()) < 1) {
        double loss = step.take(learner, pace.rate(adam.step()));
        average = average == 0 ? loss : CALM * average + (1 - CALM) * loss;
        if (adam.step() % check == 0 || pace.done(adam.step()) >= 1) {
          measured = exam.take(learner.weights());
          save(learner, measured);
        }
        progress.step("loss %.3f, exam %.3f".formatted(average, measured));
      }
    }
  }

  private void save(Learner learner, double measured) throws IOException {
    long step = learner.adam().step();
    state.note(new TrainingState.Look(step, measured));
    state.save(learner.weights(), learner.adam());
    state.finish(learner.weights(), Map.of(), step);
    new TrainingCurve<>(measure, TrainingState.Look::step)
        .line(measure, TrainingState.Look::value)
        .write(state.looks(step), state.folder().resolve("curve.png"));
  }
}
