package org.memestream.captioner.training;

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
import java.util.stream.Collectors;
import org.memestream.captioner.caption.Variant;
import org.memestream.captioner.caption.Vocabulary;
import org.memestream.captioner.djl.CaptionModel;
import org.memestream.captioner.djl.DecoderNetwork;
import org.memestream.captioner.djl.KnownPictures;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.training.Adam;
import org.memestream.runtime.training.Metrics;
import org.memestream.runtime.training.TrainingCurve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memestream train captioner}. */
@Command(
    name = "captioner",
    mixinStandardHelpOptions = true,
    description = "Train the caption decoder on prepared rows with a trained encoder.")
final class CaptionerCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(CaptionerCommand.class);
  private static final int VALIDATION_ROWS = 400;

  @Option(names = "--data", description = "Folder with captions and images (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(names = "--prepared", required = true, description = "What 'train prepare' wrote.")
  private Path prepared;

  @Option(names = "--encoder", required = true, description = "encoder.mstw of 'train encoder'.")
  private Path encoder;

  @Option(
      names = "--out",
      required = true,
      description = "Folder for checkpoints and the decoder; a checkpoint there is carried on.")
  private Path out;

  @Option(names = "--variant", required = true, description = "image, image-label or attention.")
  private Variant variant;

  @Option(
      names = "--from",
      description =
          "Decoder or checkpoint of another variant to start from, with the same vocabulary.")
  private Path from;

  @Option(names = "--steps", description = "Steps in all (${DEFAULT-VALUE}).")
  private int steps = 3000;

  @Option(names = "--tokens", description = "Words a step (${DEFAULT-VALUE}).")
  private int tokens = 2000;

  @Option(names = "--rate", description = "Highest learning rate (${DEFAULT-VALUE}).")
  private double rate = 3e-3;

  @Option(names = "--dropout", description = "Dropout of inputs and outputs (${DEFAULT-VALUE}).")
  private float dropout = 0.2f;

  @Option(names = "--embedding", description = "Length of word vectors (${DEFAULT-VALUE}).")
  private int embedding = 256;

  @Option(names = "--hidden", description = "Length of the LSTM state (${DEFAULT-VALUE}).")
  private int hidden = 512;

  @Option(names = "--check", description = "Steps between checkpoints (${DEFAULT-VALUE}).")
  private int check = 250;

  @Option(
      names = "--patience",
      description = "Checks without improvement before stopping (${DEFAULT-VALUE}).")
  private int patience = 4;

  @Option(names = "--views", description = "Encoded views of each picture (${DEFAULT-VALUE}).")
  private int views = 12;

  @Option(names = "--seed", description = "Seed of everything drawn (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    Engine engine = InferenceEngine.start();
    Vocabulary vocabulary =
        new Vocabulary(Files.readAllLines(prepared.resolve(PrepareCommand.VOCABULARY)));
    CaptionRows rows = CaptionRows.read(prepared.resolve(PrepareCommand.ROWS));
    engine.setRandomSeed((int) seed);
    try (NDManager manager = engine.newBaseManager()) {
      WeightsFile eyes;
      try (InputStream stream = Files.newInputStream(encoder)) {
        eyes = WeightsFile.read(stream, "encoder", manager);
      }
      PictureVectors pictures =
          PictureVectors.encode(
              PictureSet.read(data),
              rows.rows().stream().map(CaptionRows.Row::picture).collect(Collectors.toSet()),
              views,
              eyes.weights(),
              manager,
              seed);
      LOG.info("{} captioned pictures encoded", pictures.views().size());
      List<CaptionRows.Row> validation = rows.of(CaptionRows.Use.VALIDATION);
      DecoderTraining.Material material =
          new DecoderTraining.Material(
              EncodedRows.of(rows.of(CaptionRows.Use.TRAINING), vocabulary),
              EncodedRows.of(
                  validation.subList(0, Math.min(VALIDATION_ROWS, validation.size())), vocabulary),
              new Conditioning(pictures));
      DecoderNetwork network = new DecoderNetwork(variant, vocabulary.size(), embedding, hidden);
      Weights weights;
      Adam adam;
      if (Checkpoint.exists(out)) {
        Checkpoint.Restored restored = Checkpoint.restore(out, manager);
        weights = restored.weights().weights();
        adam = new Adam(weights, restored.moments(), DecoderTraining.NORM_LIMIT, restored.step());
        LOG.info("carrying on after step {}", restored.step());
      } else {
        weights = network.initialise(manager);
        if (from != null) {
          startFrom(weights, vocabulary, manager);
        }
        adam = new Adam(weights, new Weights(manager), DecoderTraining.NORM_LIMIT, 0);
      }
      LOG.info(
          "{} rows to learn from, {} numbers to learn",
          material.training().rows().size(),
          weights.size());
      Map<String, String> properties =
          Map.of(
              "words",
              "" + vocabulary.size(),
              "embedding",
              "" + embedding,
              "hidden",
              "" + hidden,
              "variant",
              variant.text(),
              "vocabulary",
              vocabulary.fingerprint(),
              "encoder",
              eyes.sha256());
      List<DecoderTraining.Look> looks =
          new DecoderTraining(steps, tokens, rate, dropout, check, patience, seed)
              .run(
                  network,
                  weights,
                  adam,
                  material,
                  new Checkpoint(out, weights, properties),
                  manager);
      Path file = out.resolve(CaptionModel.file(variant));
      try (OutputStream stream = Files.newOutputStream(file)) {
        String hash =
            WeightsFile.write(stream, "decoder", properties, weights, WeightsFile.Precision.HALF);
        LOG.info("{} written, sha256 {}", file, hash);
      }
      writeKnownPictures(rows, pictures, eyes.sha256(), manager);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("steps", adam.step());
      figures.put("rows", material.training().rows().size());
      figures.put("validation", looks);
      Metrics.write(out.resolve("metrics.json"), figures);
      new TrainingCurve<>("perplexity of validation rows (logarithmic)", DecoderTraining.Look::step)
          .logarithmic()
          .line("told nothing", DecoderTraining.Look::nothing)
          .line("told the picture", DecoderTraining.Look::picture)
          .write(looks, out.resolve("curve.png"));
    }
    return 0;
  }

  private void writeKnownPictures(
      CaptionRows rows, PictureVectors pictures, String encoderHash, NDManager manager)
      throws IOException {
    List<float[]> known =
        rows.of(CaptionRows.Use.TRAINING).stream()
            .map(CaptionRows.Row::picture)
            .distinct()
            .filter(pictures.views()::containsKey)
            .sorted()
            .map(name -> pictures.views().get(name).get(0))
            .toList();
    try (OutputStream stream = Files.newOutputStream(out.resolve(KnownPictures.FILE))) {
      new KnownPictures(encoderHash, known).write(stream, manager);
    }
  }

  private void startFrom(Weights weights, Vocabulary vocabulary, NDManager manager)
      throws IOException {
    WeightsFile file = readStart(manager);
    if (!file.property("vocabulary").equals(vocabulary.fingerprint())) {
      throw new IOException(
          "%s was trained with another vocabulary than %s holds".formatted(from, prepared));
    }
    try (Weights others = file.weights()) {
      LOG.info("{} arrays start as in {}", weights.copyFrom(others), from);
    }
  }

  private WeightsFile readStart(NDManager manager) throws IOException {
    if (from.getFileName().toString().endsWith("checkpoint")) {
      return Checkpoint.readWeights(from, manager);
    }
    try (InputStream stream = Files.newInputStream(from)) {
      return WeightsFile.read(stream, "decoder", manager);
    }
  }
}
