package org.memestream.captioner.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memestream.captioner.djl.EncoderNetwork;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.training.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memestream train encoder}. */
@Command(
    name = "encoder",
    mixinStandardHelpOptions = true,
    description = "Train the picture encoder by distilling the teacher network.")
final class EncoderCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(EncoderCommand.class);

  @Option(
      names = "--data",
      description = "Folder with captions, images and encoder (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(
      names = "--out",
      required = true,
      description = "Folder for encoder.mstw and metrics.json.")
  private Path out;

  @Option(names = "--views", description = "Views of each picture (${DEFAULT-VALUE}).")
  private int views = 8;

  @Option(names = "--passes", description = "Passes over all views (${DEFAULT-VALUE}).")
  private int passes = 6;

  @Option(names = "--batch", description = "Pictures a step (${DEFAULT-VALUE}).")
  private int batch = 64;

  @Option(names = "--rate", description = "Highest learning rate (${DEFAULT-VALUE}).")
  private double rate = 3e-3;

  @Option(names = "--threads", description = "Threads for the teacher (${DEFAULT-VALUE}).")
  private int threads = 2;

  @Option(names = "--seed", description = "Seed of everything drawn (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    PictureSet pictures = PictureSet.read(data);
    LOG.info("{} pictures read", pictures.pictures().size());
    EncoderLessons lessons =
        EncoderLessons.prepare(
            pictures,
            new Split(seed),
            data.resolve("encoder/tf2_mobilenet_v2_1.0_224_ptq.onnx"),
            views,
            seed,
            threads);
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed((int) seed);
    try (NDManager manager = engine.newBaseManager();
        Weights weights = new EncoderNetwork().initialise(manager)) {
      PrincipalComponents components =
          PrincipalComponents.of(
              lessons.gallery().stream().map(EncoderLessons.View::features).toList(),
              EncoderNetwork.LENGTH,
              manager);
      new EncoderTraining(batch, rate, passes, seed)
          .run(weights, lessons.learning(), components, manager);
      EncoderExam exam =
          EncoderExam.take(weights, lessons.exam(), lessons.gallery(), components, manager);
      LOG.info("on pictures kept apart: {}", exam);
      try (OutputStream stream = Files.newOutputStream(out.resolve("encoder.mstw"))) {
        String hash =
            WeightsFile.write(
                stream,
                "encoder",
                Map.of("side", "" + EncoderNetwork.SIDE, "length", "" + EncoderNetwork.LENGTH),
                weights,
                WeightsFile.Precision.HALF);
        LOG.info("encoder.mstw written, {} numbers, sha256 {}", weights.size(), hash);
      }
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("pictures", pictures.pictures().size());
      figures.put("views", lessons.learning().size());
      figures.put("passes", passes);
      figures.put("exam_pictures", exam.pictures());
      figures.put("cosine", exam.cosine());
      figures.put("nearest_agrees", exam.nearest());
      figures.put("nearest_among_five", exam.amongFive());
      Metrics.write(out.resolve("encoder-metrics.json"), figures);
    }
    return 0;
  }
}
