package org.memestream.facetransfer.training.appearance;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.djl.CnnMouthGenerator;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.training.Metrics;
import org.memestream.runtime.training.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memestream train mouth}. */
@Command(
    name = "mouth",
    mixinStandardHelpOptions = true,
    description = "Train the generator of mouth interiors; carries on from its checkpoint.")
public final class MouthCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(MouthCommand.class);
  private static final int NOTED_EVERY = 50;

  @Option(names = "--data", description = "Folder with faces (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(
      names = "--out",
      required = true,
      description = "Folder for mouth.mstw, its checkpoint, curve, contact sheet and metrics.")
  private Path out;

  @Option(names = "--steps", description = "Steps of the whole training (${DEFAULT-VALUE}).")
  private long steps = 6000;

  @Option(names = "--rate", description = "Highest learning rate (${DEFAULT-VALUE}).")
  private double rate = 1e-3;

  @Option(names = "--checkpoint", description = "Steps between checkpoints (${DEFAULT-VALUE}).")
  private long every = 250;

  @Option(names = "--seed", description = "Seed of everything drawn (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    MouthLessons learned = MouthLessons.read(data, MouthLessons.Part.LEARNED);
    MouthLessons heldOut = MouthLessons.read(data, MouthLessons.Part.HELD_OUT);
    LOG.info(
        "{} sharp and {} coarse mouths, {} of them wide; {} and {} for the examination",
        learned.sharp().size(),
        learned.coarse().size(),
        learned.wide().size(),
        heldOut.sharp().size(),
        heldOut.coarse().size());
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed((int) seed);
    try (NDManager manager = engine.newBaseManager();
        MouthTraining training = new MouthTraining(learned, rate, seed, manager)) {
      MouthExam exam = new MouthExam(training, heldOut, manager);
      train(training, exam, learned, manager);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("steps", steps);
      figures.put("learned_sharp", learned.sharp().size());
      figures.put("learned_coarse", learned.coarse().size());
      figures.putAll(exam.measure());
      write(training, manager, figures);
      Metrics.write(out.resolve("mouth-metrics.json"), figures);
    }
    return 0;
  }

  private void train(
      MouthTraining training, MouthExam exam, MouthLessons learned, NDManager manager)
      throws IOException {
    TrainingState state =
        new TrainingState(out)
            .with("maker", training.maker.weights())
            .with("maker-moments", training.maker.moments())
            .with("judge", training.judge.weights())
            .with("judge-moments", training.judge.moments());
    long from = state.restore(manager);
    training.maker.resume(from);
    training.judge.resume(from);
    LossCurve curve =
        new LossCurve(out, List.of("sharp", "coarse", "divergence", "deceit", "judge"));
    try (Progress progress = new Progress("mouth", steps)) {
      progress.stepTo(from);
      for (long step = from; step < steps; step++) {
        MouthTraining.Losses losses = training.step(step, steps);
        progress.step("sharp %.4f, coarse %.4f".formatted(losses.sharp(), losses.coarse()));
        if (step % NOTED_EVERY == 0) {
          curve.note(
              step,
              losses.sharp(),
              losses.coarse(),
              losses.divergence(),
              losses.deceit(),
              losses.judge());
        }
        if ((step + 1) % every == 0 || step + 1 == steps) {
          state.save(step + 1, manager);
          curve.draw();
          exam.draw(out.resolve("mouth-sheet.png"), learned);
        }
      }
    }
  }

  private void write(MouthTraining training, NDManager manager, Map<String, Object> figures)
      throws IOException {
    try (OutputStream stream = Files.newOutputStream(out.resolve("mouth.mstw"))) {
      String hash = CnnMouthGenerator.write(stream, training.maker.weights(), manager);
      LOG.info("mouth.mstw written, sha256 {}", hash);
    }
    figures.put("bytes", Files.size(out.resolve("mouth.mstw")));
  }
}
