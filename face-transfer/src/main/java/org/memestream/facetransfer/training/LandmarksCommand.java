package org.memestream.facetransfer.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.djl.CnnLandmarkDetector;
import org.memestream.facetransfer.djl.LandmarkNetwork;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memestream train landmarks}. */
@Command(
    name = "landmarks",
    mixinStandardHelpOptions = true,
    description = "Train the network that lays the face mesh onto faces.")
final class LandmarksCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(LandmarksCommand.class);
  private static final int COMPONENT_MESHES = 12_000;
  private static final int LOOK_FACES = 320;

  @Mixin private TrainingOptions options;

  @Option(names = "--steps", description = "Steps in all (${DEFAULT-VALUE}).")
  private long steps = 4000;

  @Option(names = "--rate", description = "Highest learning rate (${DEFAULT-VALUE}).")
  private double rate = 2.5e-3;

  @Option(names = "--components", description = "Components of the mesh (${DEFAULT-VALUE}).")
  private int components = 96;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(options.out());
    FaceData faces = options.faces();
    List<KnownFace> found = new ArrayList<>();
    try (MeshTeacher teacher = new MeshTeacher(faces.folder().resolve("models"))) {
      FoundFaces finder = new FoundFaces(teacher);
      found.addAll(finder.in(options.data().resolve("images/memeproject")));
      found.addAll(finder.in(options.data().resolve("images/photos")));
    }
    List<KnownFace> press = faces.press(FaceData.Part.TRAINING);
    List<KnownFace> portraits = faces.london(FaceData.Part.TRAINING);
    LOG.info(
        "to learn from: {} press crops, {} portraits, {} faces of all kinds",
        press.size(),
        portraits.size(),
        found.size());
    MirroredMesh mirror =
        MirroredMesh.read(faces.folder().resolve("mesh/canonical_face_model.obj"));
    LandmarkLessons lessons = new LandmarkLessons(press, portraits, found, mirror);
    List<KnownFace> exam = faces.press(FaceData.Part.EXAM);
    List<KnownFace> few = exam.subList(0, Math.min(LOOK_FACES, exam.size()));
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed((int) options.seed());
    try (NDManager manager = engine.newBaseManager()) {
      TrainingState state = new TrainingState(options.out(), CnnLandmarkDetector.KIND);
      TrainingLoop loop = new TrainingLoop(state, options.check(), "interocular error, per cent");
      TrainingLoop.Learner learner =
          loop.begin(() -> fresh(lessons, manager), LandmarkTraining.NORM_LIMIT, manager);
      LandmarkTraining training = new LandmarkTraining(options.batch(), options.seed());
      loop.run(
          learner,
          options.pace(steps, rate, learner.adam().step()),
          steps,
          (one, pace) -> training.step(one.weights(), one.adam(), lessons, pace, manager),
          weights -> error(weights, few, manager));
      Weights weights = learner.weights();
      long step = learner.adam().step();
      List<FaceCrop> crops = FaceData.pressCrops(exam.size());
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("steps", step);
      figures.put("faces", press.size() + portraits.size() + found.size());
      figures.put("exam_faces", exam.size());
      figures.put(
          "interocular_error_one_look",
          LandmarkExam.meanError(LandmarkExam.once(weights, exam, crops, manager), exam));
      figures.put(
          "interocular_error",
          LandmarkExam.meanError(LandmarkExam.twice(weights, exam, crops, manager), exam));
      figures.put("sha256", state.finish(weights, Map.of(), step));
      figures.put("looks", state.looks(step));
      Metrics.write(options.out().resolve("metrics.json"), figures);
      LOG.info("{}", figures);
    }
    return 0;
  }

  private Weights fresh(LandmarkLessons lessons, NDManager manager) {
    List<float[]> meshes = lessons.meshes(COMPONENT_MESHES, new SplittableRandom(options.seed()));
    MeshComponents mesh = MeshComponents.of(meshes, components, manager);
    return new LandmarkNetwork().initialise(manager, mesh.mean(), mesh.basis());
  }

  private static double error(Weights weights, List<KnownFace> exam, NDManager manager) {
    List<FaceCrop> crops = FaceData.pressCrops(exam.size());
    return LandmarkExam.meanError(LandmarkExam.twice(weights, exam, crops, manager), exam);
  }
}
