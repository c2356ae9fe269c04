package org.memestream.captioner.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.memestream.captioner.djl.EncoderNetwork;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;

class EncoderTrainingTest {

  @Test
  void comesCloserToTheTeacher() {
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed(2);
    List<EncoderLessons.View> views = views();
    try (NDManager manager = engine.newBaseManager();
        Weights weights = new EncoderNetwork().initialise(manager)) {
      PrincipalComponents components =
          PrincipalComponents.of(
              views.stream().map(EncoderLessons.View::features).toList(),
              EncoderNetwork.LENGTH,
              manager);
      double before = EncoderExam.take(weights, views, views, components, manager).cosine();

      new EncoderTraining(16, 3e-3, 30, 1).run(weights, views, components, manager);

      double after = EncoderExam.take(weights, views, views, components, manager).cosine();
      assertThat(after).isGreaterThan(before + 0.1);
    }
  }

  /** Four kinds of picture, which the teacher tells apart and otherwise sees noise. */
  private static List<EncoderLessons.View> views() {
    SplittableRandom random = new SplittableRandom(4);
    float[][] kinds = new float[4][300];
    for (float[] kind : kinds) {
      for (int i = 0; i < kind.length; i++) {
        kind[i] = (float) random.nextDouble();
      }
    }
    List<EncoderLessons.View> views = new ArrayList<>();
    for (int n = 0; n < 32; n++) {
      int kind = n % 4;
      byte[] square = new byte[EncoderNetwork.SIDE * EncoderNetwork.SIDE * 3];
      for (int i = 0; i < square.length; i++) {
        int stripe = (kind < 2 ? i / 3 / EncoderNetwork.SIDE : i / 3 % EncoderNetwork.SIDE) / 8;
        square[i] = (byte) ((stripe % 2 == 0 ? 40 : 160) + (kind % 2) * 60 + random.nextInt(20));
      }
      float[] features = kinds[kind].clone();
      for (int i = 0; i < features.length; i++) {
        features[i] += (float) (0.05 * random.nextDouble());
      }
      views.add(new EncoderLessons.View(square, features));
    }
    return views;
  }
}
