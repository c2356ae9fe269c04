package org.memestream.facetransfer.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.djl.CnnExpressionReader;
import org.memestream.facetransfer.djl.CnnLandmarkDetector;
import org.memestream.facetransfer.djl.ExpressionNetwork;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.training.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code memestream train expression}. */
@Command(
    name = "expression",
    mixinStandardHelpOptions = true,
    description = "Train the network that reads expressions from pixels.")
final class ExpressionCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(ExpressionCommand.class);

  @Spec private CommandSpec spec;

  @Mixin private TrainingOptions options;

  @Option(
      names = "--from",
      description = "landmarks.mstw whose trunk the network starts from; else from noise.")
  private Path from;

  @Option(names = "--steps", description = "Steps in all (${DEFAULT-VALUE}).")
  private long steps = 1500;

  @Option(names = "--rate", description = "Highest learning rate (${DEFAULT-VALUE}).")
  private double rate = 1.2e-3;

  @Option(
      names = "--balance",
      description =
          "0 shows all emotions alike, 1 as often as they are labelled (${DEFAULT-VALUE}).")
  private double balance = 0.3;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(options.out());
    FaceData data = options.faces();
    List<KnownFace> faces = new ArrayList<>(data.press(FaceData.Part.TRAINING));
    faces.addAll(data.london(FaceData.Part.TRAINING));
    List<KnownFace> exam = data.press(FaceData.Part.EXAM);
    MirroredMesh mirror = MirroredMesh.read(data.folder().resolve("mesh/canonical_face_model.obj"));
    ExpressionNetwork network = new ExpressionNetwork(0);
    ExpressionTraining training =
        new ExpressionTraining(
            network,
            new BalancedFaces(faces, balance),
            mirror,
            Optional.empty(),
            options.batch(),
            options.seed());
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed((int) options.seed());
    try (NDManager manager = engine.newBaseManager();
        Weights fresh = fresh(network, manager)) {
      TrainingState state = new TrainingState(options.out(), CnnExpressionReader.KIND);
      TrainingLoop loop = new TrainingLoop(state, options.check(), "balanced accuracy");
      TrainingLoop.Learner learner =
          loop.begin(() -> fresh, ExpressionTraining.NORM_LIMIT, manager);
      loop.run(
          learner,
          options.pace(steps, rate, learner.adam().step()),
          steps,
          (one, pace) -> training.step(one.weights(), one.adam(), pace, manager),
          weights -> ExpressionTraining.exam(network, weights, exam, manager).balancedAccuracy());
      long step = learner.adam().step();
      Confusion confusion = ExpressionTraining.exam(network, learner.weights(), exam, manager);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("steps", step);
      figures.put("faces", faces.size());
      figures.put("sha256", state.finish(learner.weights(), Map.of(), step));
      figures.put("press", confusion.figures());
      figures.put("looks", state.looks(step));
      Metrics.write(options.out().resolve("metrics.json"), figures);
      PrintWriter console = spec.commandLine().getOut();
      confusion.print(console);
    }
    return 0;
  }

  private Weights fresh(ExpressionNetwork network, NDManager manager) throws IOException {
    Weights weights = network.initialise(manager);
    if (from != null) {
      try (InputStream stream = Files.newInputStream(from);
          Weights landmarks =
              WeightsFile.read(stream, CnnLandmarkDetector.KIND, manager).weights()) {
        LOG.info("{} arrays start as in {}", weights.copyFrom(landmarks), from);
      }
    }
    return weights;
  }
}
