package org.memestream.facetransfer.training.appearance;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.djl.CnnFaceRefiner;
import org.memestream.facetransfer.djl.TransferModelFile;
import org.memestream.facetransfer.djl.WrinklesFile;
import org.memestream.facetransfer.transfer.TransferModel;
import org.memestream.facetransfer.transfer.WrinkleMap;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.training.Metrics;
import org.memestream.runtime.training.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memestream train refiner}. */
@Command(
    name = "refiner",
    mixinStandardHelpOptions = true,
    description = "Train the network that mends composed faces; carries on from its checkpoint.")
public final class RefinerCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(RefinerCommand.class);
  private static final int NOTED_EVERY = 20;

  @Option(names = "--data", description = "Folder with faces (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(
      names = "--model",
      required = true,
      description = "The transfer.mstw that train transfer made.")
  private Path model;

  @Option(
      names = "--wrinkles",
      required = true,
      description = "The wrinkles.mstw that train wrinkles made.")
  private Path wrinkles;

  @Option(
      names = "--out",
      required = true,
      description = "Folder for refiner.mstw, its checkpoint, curve, contact sheet and metrics.")
  private Path out;

  @Option(names = "--steps", description = "Steps of the whole training (${DEFAULT-VALUE}).")
  private long steps = 1500;

  @Option(names = "--crops", description = "Press photos to learn from (${DEFAULT-VALUE}).")
  private int crops = 1500;

  @Option(names = "--rate", description = "Highest learning rate (${DEFAULT-VALUE}).")
  private double rate = 5e-4;

  @Option(names = "--checkpoint", description = "Steps between checkpoints (${DEFAULT-VALUE}).")
  private long every = 100;

  @Option(names = "--seed", description = "Seed of everything drawn (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed((int) seed);
    try (NDManager manager = engine.newBaseManager()) {
      TransferModel transfer;
      try (InputStream stream = Files.newInputStream(model)) {
        transfer = TransferModelFile.read(stream, manager);
      }
      WrinkleMap folds;
      try (InputStream stream = Files.newInputStream(wrinkles)) {
        folds = WrinklesFile.read(stream, transfer.expressions());
      }
      WrinkleParts parts = WrinkleParts.withHappiness(transfer.expressions());
      RefinerLessons learned = new RefinerLessons(transfer, folds, parts);
      learned.read(data, RefinerLessons.Part.LEARNED, crops);
      RefinerLessons heldOut = new RefinerLessons(transfer, folds, parts);
      heldOut.read(data, RefinerLessons.Part.HELD_OUT, 0);
      LOG.info(
          "{} pairs to learn from, {} for the examination",
          learned.pairs().size(),
          heldOut.pairs().size());
      try (RefinerTraining training =
          new RefinerTraining(learned, parts.names().size(), rate, seed, manager)) {
        RefinerExam exam = new RefinerExam(training, heldOut.pairs(), manager);
        train(training, exam, manager);
        write(training, parts.names(), exam);
      }
    }
    return 0;
  }

  private void train(RefinerTraining training, RefinerExam exam, NDManager manager)
      throws IOException {
    TrainingState state =
        new TrainingState(out)
            .with("refiner", training.refiner.weights())
            .with("refiner-moments", training.refiner.moments())
            .with("judge", training.judge.weights())
            .with("judge-moments", training.judge.moments());
    long from = state.restore(manager);
    training.refiner.resume(from);
    training.judge.resume(from);
    LossCurve curve =
        new LossCurve(out, List.of("pixels", "before", "features", "deceit", "judge"));
    try (Progress progress = new Progress("refiner", steps)) {
      progress.stepTo(from);
      for (long step = from; step < steps; step++) {
        RefinerTraining.Losses losses = training.step(step, steps);
        progress.step("pixels %.4f of %.4f".formatted(losses.pixels(), losses.before()));
        if (step % NOTED_EVERY == 0) {
          curve.note(
              step,
              losses.pixels(),
              losses.before(),
              losses.features(),
              losses.deceit(),
              losses.judge());
        }
        if ((step + 1) % every == 0 || step + 1 == steps) {
          state.save(step + 1, manager);
          curve.draw();
          exam.draw(out.resolve("refiner-sheet.png"));
          LOG.info("step {}: {}", step + 1, exam.measure(data));
        }
      }
    }
  }

  private void write(RefinerTraining training, List<String> names, RefinerExam exam)
      throws IOException {
    try (OutputStream stream = Files.newOutputStream(out.resolve("refiner.mstw"))) {
      LOG.info(
          "refiner.mstw written, {} numbers, sha256 {}",
          training.refiner.weights().size(),
          CnnFaceRefiner.write(stream, names, training.refiner.weights()));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("steps", steps);
    figures.putAll(exam.measure(data));
    Metrics.write(out.resolve("refiner-metrics.json"), figures);
  }
}
