package org.memestream.facetransfer.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.facetransfer.djl.LandmarkNetwork;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Adam;

class LandmarkTrainingTest {

  private static final int STEPS = 25;

  private final List<KnownFace> faces = SyntheticFaces.faces(24, List.of("neutral"), 3);
  private final LandmarkLessons lessons =
      new LandmarkLessons(faces, List.of(), List.of(), SyntheticFaces.mirror());

  @Test
  void comesCloserToTheMeshes() {
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed(2);
    try (NDManager manager = engine.newBaseManager()) {
      Weights weights = fresh(manager);
      Adam adam = new Adam(weights, new Weights(manager), LandmarkTraining.NORM_LIMIT, 0);
      List<FaceView> views = lessons.draw(6, new SplittableRandom(1));
      double first = LandmarkTraining.step(weights, adam, views, 1e-3, manager);
      double last = first;
      for (int step = 1; step < STEPS; step++) {
        last = LandmarkTraining.step(weights, adam, views, 1e-3, manager);
      }
      assertThat(last).isLessThan(0.8 * first);
    }
  }

  @Test
  void aResumedTrainingGoesOnAsIfItHadNotStopped(@TempDir Path folder) throws Exception {
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed(2);
    LandmarkTraining training = new LandmarkTraining(4, 1);
    TrainingState state = new TrainingState(folder, "landmarks");
    try (NDManager manager = engine.newBaseManager()) {
      Weights weights = fresh(manager);
      Adam adam = new Adam(weights, new Weights(manager), LandmarkTraining.NORM_LIMIT, 0);
      training.step(weights, adam, lessons, 1e-3, manager);
      state.save(weights, adam);
      double expected = training.step(weights, adam, lessons, 1e-3, manager);
      TrainingState.Restored restored = state.restore(manager);
      Adam resumed =
          new Adam(
              restored.weights(), restored.moments(), LandmarkTraining.NORM_LIMIT, restored.step());

      double loss = training.step(restored.weights(), resumed, lessons, 1e-3, manager);

      assertThat(loss).isEqualTo(expected);
      assertThat(state.finish(weights, Map.of(), 2)).hasSize(64);
    }
  }

  @Test
  void viewsAreTheSameForTheSameSeed() {
    List<FaceView> some = lessons.draw(3, new SplittableRandom(7));
    List<FaceView> same = lessons.draw(3, new SplittableRandom(7));

    for (int i = 0; i < some.size(); i++) {
      assertThat(same.get(i).rgb()).isEqualTo(some.get(i).rgb());
      assertThat(same.get(i).mesh()).isEqualTo(some.get(i).mesh());
    }
  }

  @Test
  void theErrorIsAShareOfTheInterocularDistance() {
    FaceCrop place = new FaceCrop(64, 64, 100, 0);
    Landmarks known = SyntheticFaces.mesh(place);
    float[] moved = known.xyz();
    for (int i = 0; i < moved.length; i += 3) {
      moved[i] += 0.52f;
    }

    assertThat(known.interocularDistance()).isBetween(51.9, 52.1);
    assertThat(LandmarkExam.error(new Landmarks(moved), known)).isBetween(0.99, 1.01);
  }

  @Test
  void componentsMakeTheMeshesUp() {
    List<float[]> meshes = lessons.meshes(60, new SplittableRandom(1));
    try (NDManager manager = InferenceEngine.start().newBaseManager()) {
      MeshComponents components = MeshComponents.of(meshes, 12, manager);

      double worst = 0;
      for (float[] mesh : meshes) {
        worst = Math.max(worst, rest(mesh, components));
      }
      assertThat(worst).isLessThan(0.01);
    }
  }

  private static double rest(float[] mesh, MeshComponents components) {
    double[] left = new double[mesh.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = mesh[i] - components.mean()[i];
    }
    for (float[] row : components.basis()) {
      double dot = 0;
      double squares = 1e-20;
      for (int i = 0; i < left.length; i++) {
        dot += left[i] * row[i];
        squares += row[i] * row[i];
      }
      for (int i = 0; i < left.length; i++) {
        left[i] -= dot / squares * row[i];
      }
    }
    double sum = 0;
    for (double number : left) {
      sum += number * number;
    }
    return Math.sqrt(sum / FaceMesh.VERTICES);
  }

  private Weights fresh(NDManager manager) {
    MeshComponents mesh =
        MeshComponents.of(lessons.meshes(40, new SplittableRandom(1)), 8, manager);
    return new LandmarkNetwork().initialise(manager, mesh.mean(), mesh.basis());
  }
}
