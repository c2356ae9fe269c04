package org.memestream.facetransfer.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Metrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code memestream train face-judge}. */
@Command(
    name = "face-judge",
    mixinStandardHelpOptions = true,
    description = "Train the classifier that measures transfers, independent of all they use.")
final class JudgeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private TrainingOptions options;

  @Option(names = "--steps", description = "Steps in all (${DEFAULT-VALUE}).")
  private long steps = 2500;

  @Option(names = "--rate", description = "Highest learning rate (${DEFAULT-VALUE}).")
  private double rate = 1.5e-3;

  @Option(
      names = "--balance",
      description =
          "0 shows all emotions alike, 1 as often as they are labelled (${DEFAULT-VALUE}).")
  private double balance = 0.35;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(options.out());
    FaceData data = options.faces();
    List<KnownFace> training = data.press(FaceData.Part.TRAINING);
    List<KnownFace> exam = data.press(FaceData.Part.EXAM);
    MirroredMesh mirror = MirroredMesh.read(data.folder().resolve("mesh/canonical_face_model.obj"));
    JudgeTraining judge =
        new JudgeTraining(
            new BalancedFaces(training, balance), mirror, options.batch(), options.seed() + 90);
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed((int) options.seed() + 90);
    try (NDManager manager = engine.newBaseManager()) {
      TrainingState state = new TrainingState(options.out(), FaceJudge.KIND);
      TrainingLoop loop = new TrainingLoop(state, options.check(), "balanced accuracy");
      TrainingLoop.Learner learner =
          loop.begin(
              () -> new JudgeNetwork().initialise(manager), JudgeTraining.NORM_LIMIT, manager);
      loop.run(
          learner,
          options.pace(steps, rate, learner.adam().step()),
          steps,
          (one, pace) -> judge.step(one.weights(), one.adam(), pace, manager),
          weights -> JudgeTraining.exam(weights, exam, manager).balancedAccuracy());
      judge.expectAllAlike(learner.weights());
      report(learner.weights(), learner.adam().step(), data, exam, state, manager);
    }
    return 0;
  }

  private void report(
      Weights weights,
      long step,
      FaceData data,
      List<KnownFace> exam,
      TrainingState state,
      NDManager manager)
      throws Exception {
    Confusion press = JudgeTraining.exam(weights, exam, manager);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("steps", step);
    figures.put("sha256", state.finish(weights, Map.of(), step));
    figures.put("press", press.figures());
    Confusion london = Confusion.empty();
    try (MeshTeacher teacher = new MeshTeacher(data.folder().resolve("models"))) {
      for (FaceData.Part part : FaceData.Part.values()) {
        for (KnownFace face : data.london(part)) {
          List<DetectedFace> found = teacher.detect(face.picture());
          if (!found.isEmpty()) {
            float[] told =
                FaceJudge.judge(weights, face.picture(), JudgeCrop.around(found.get(0)), manager);
            london.add(LabelledEmotion.of(face.emotion()).orElseThrow(), Confusion.likeliest(told));
          }
        }
      }
    }
    figures.put("london", london.figures());
    figures.put("looks", state.looks(step));
    Metrics.write(options.out().resolve("metrics.json"), figures);
    PrintWriter console = spec.commandLine().getOut();
    console.println("press crops of people kept apart:");
    press.print(console);
    console.println("London portraits, a smile as happiness:");
    london.print(console);
  }
}
