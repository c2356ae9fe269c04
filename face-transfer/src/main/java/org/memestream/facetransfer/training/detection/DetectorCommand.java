package org.memestream.facetransfer.training.detection;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.memestream.facetransfer.djl.SsdNetwork;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.training.Metrics;
import org.memestream.runtime.training.TrainingCurve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memestream train face-detector}. */
@Command(
    name = "face-detector",
    mixinStandardHelpOptions = true,
    description = {
      "Train the single-shot face detector on the labels of a teacher and on drawn faces.",
      "Carries on from the checkpoint in the output folder, if there is one."
    })
public final class DetectorCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(DetectorCommand.class);
  private static final int LOOK_EVERY = 100;

  @Option(
      names = "--data",
      description = "Folder with images, captions and faces (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(
      names = "--out",
      required = true,
      description = "Folder for face-detector.mstw, the checkpoint, loss.png and metrics.json.")
  private Path out;

  @Option(names = "--steps", description = "Steps in all (${DEFAULT-VALUE}).")
  private long steps = 10_000;

  @Option(names = "--rate", description = "Highest learning rate (${DEFAULT-VALUE}).")
  private double rate = 2e-3;

  @Option(names = "--crops", description = "Expression crops to paste from (${DEFAULT-VALUE}).")
  private int crops = 3000;

  @Option(names = "--drawn", description = "Drawn heads to paste from (${DEFAULT-VALUE}).")
  private int drawn = 1500;

  @Option(
      names = "--sheet",
      description = "Only draw a sheet of so many fields, as sheet.png (${DEFAULT-VALUE}).")
  private int sheet = 0;

  @Option(names = "--seed", description = "Seed of everything drawn (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    FacePictures pictures =
        FacePictures.read(data, name -> !FaceSplit.apart(name), crops, out.resolve("labels.tsv"));
    DrawnFaceArtist artist = new DrawnFaceArtist();
    DetectorLessons lessons =
        new DetectorLessons(pictures, LongStream.range(0, drawn).mapToObj(artist::draw).toList());
    LOG.info("{}", lessons.summary());
    if (sheet > 0) {
      LessonSheet.draw(lessons, sheet, seed, out.resolve("sheet.png"));
      return 0;
    }
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed((int) seed);
    try (NDManager manager = engine.newBaseManager()) {
      train(lessons, manager);
    }
    return 0;
  }

  private void train(DetectorLessons lessons, NDManager manager) throws IOException {
    DetectorCheckpoint checkpoint = new DetectorCheckpoint(out);
    Weights weights = new SsdNetwork().initialise(manager);
    Weights moments = new Weights(manager);
    long done = 0;
    if (checkpoint.exists()) {
      DetectorCheckpoint.Restored restored = checkpoint.restore(manager);
      weights.copyFrom(restored.weights());
      moments = restored.moments();
      done = restored.step();
      LOG.info("carries on from step {}", done);
    }
    List<DetectorTraining.Look> looks = new ArrayList<>(checkpoint.looks(done));
    new DetectorTraining(steps, rate, seed)
        .run(
            weights,
            moments,
            done,
            lessons,
            LOOK_EVERY,
            (look, adam) -> {
              looks.add(look);
              checkpoint.note(looks);
              curve().write(looks, out.resolve("loss.png"));
              checkpoint.save(weights, adam);
            });
    write(weights, manager, looks);
  }

  private static TrainingCurve<DetectorTraining.Look> curve() {
    return new TrainingCurve<>(
            "losses of the training fields (logarithmic)", DetectorTraining.Look::step)
        .logarithmic()
        .line("score", DetectorTraining.Look::score)
        .line("box", DetectorTraining.Look::box)
        .line("keypoints", DetectorTraining.Look::points);
  }

  private void write(Weights weights, NDManager manager, List<DetectorTraining.Look> looks)
      throws IOException {
    try (Weights folded = ConvolutionBlock.folded(weights, manager);
        OutputStream stream = Files.newOutputStream(out.resolve("face-detector.mstw"))) {
      String hash =
          WeightsFile.write(stream, "face-detector", Map.of(), folded, WeightsFile.Precision.HALF);
      LOG.info("face-detector.mstw written, {} numbers, sha256 {}", folded.size(), hash);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("steps", steps);
    figures.put("numbers", weights.size());
    if (!looks.isEmpty()) {
      DetectorTraining.Look last = looks.get(looks.size() - 1);
      figures.put("score_loss", last.score());
      figures.put("box_loss", last.box());
      figures.put("points_loss", last.points());
    }
    Metrics.write(out.resolve("metrics.json"), figures);
  }
}
