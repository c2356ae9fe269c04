package org.memestream.facetransfer.training.appearance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.facetransfer.djl.MouthCondition;
import org.memestream.facetransfer.djl.MouthLayout;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.network.InferenceEngine;

class MouthTrainingTest {

  private static final long STEPS = 25;

  @Test
  void comesCloserToTheMouthsItIsShown() {
    InferenceEngine.start().setRandomSeed(2);
    try (NDManager manager = InferenceEngine.start().newBaseManager();
        MouthTraining training = new MouthTraining(lessons(), 4e-3, 1, manager)) {
      MouthTraining.Losses first = training.step(0, STEPS);
      MouthTraining.Losses last = first;
      for (long step = 1; step < STEPS; step++) {
        last = training.step(step, STEPS);
      }

      assertThat(last.sharp()).isLessThan(0.8 * first.sharp());
      assertThat(last.coarse()).isLessThan(0.8 * first.coarse());
    }
  }

  @Test
  void carriesOnFromItsCheckpoint(@TempDir Path folder) throws IOException {
    InferenceEngine.start().setRandomSeed(2);
    try (NDManager manager = InferenceEngine.start().newBaseManager();
        MouthTraining training = new MouthTraining(lessons(), 1e-3, 1, manager);
        MouthTraining resumed = new MouthTraining(lessons(), 1e-3, 1, manager)) {
      training.step(0, STEPS);
      state(folder, training).save(1, manager);

      long step = state(folder, resumed).restore(manager);
      resumed.maker.resume(step);
      resumed.judge.resume(step);

      assertThat(step).isEqualTo(1);
      assertThat(resumed.step(1, STEPS)).isEqualTo(training.step(1, STEPS));
    }
  }

  private static TrainingState state(Path folder, MouthTraining training) {
    return new TrainingState(folder)
        .with("maker", training.maker.weights())
        .with("moments", training.maker.moments());
  }

  /** White above black, as teeth above a dark mouth. */
  private static MouthLessons lessons() {
    FaceExample face = new FaceExample("1", "happiness", Path.of("none"), smile(), false);
    List<MouthLesson> coarse = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      float[] rgb = new float[3 * MouthLayout.WIDTH * MouthLayout.HEIGHT];
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = i < rgb.length / 2 ? 200 : 20 + 5 * n;
      }
      coarse.add(new MouthLesson(new MouthCondition(0.2, 0.56, 0, 0, 1, 0, 0, 0), rgb));
    }
    return new MouthLessons(List.of(new MouthLessons.Sharp(picture(), face)), coarse, coarse);
  }

  private static FacePixels picture() {
    byte[] rgb = new byte[3 * 64 * 64];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 / 64 < 32 ? 220 : 40);
    }
    return new FacePixels(64, 64, rgb);
  }

  /** Eyes 40 pixels apart and an open mouth around the middle of the picture. */
  private static Landmarks smile() {
    float[] xyz = new float[3 * FaceMesh.VERTICES];
    place(xyz, FaceMesh.OUTER_LEFT_EYE, 12, 10);
    place(xyz, FaceMesh.OUTER_RIGHT_EYE, 52, 10);
    int count = FaceMesh.INNER_LIPS.size();
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      place(
          xyz,
          FaceMesh.INNER_LIPS.get(i),
          (float) (32 - 12 * Math.cos(angle)),
          (float) (32 - 3 * Math.sin(angle)));
    }
    return new Landmarks(xyz);
  }

  private static void place(float[] xyz, int vertex, float x, float y) {
    xyz[3 * vertex] = x;
    xyz[3 * vertex + 1] = y;
  }
}
