package org.memestream.facetransfer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.djl.ExpressionNetwork;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Adam;

class EmotionTrainingTest {

  private final List<KnownFace> faces =
      SyntheticFaces.faces(24, List.of("neutral", "happiness", "contempt"), 5);

  @Test
  void theReaderLearnsEmotions() {
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed(4);
    ExpressionNetwork network = new ExpressionNetwork(0);
    ExpressionTraining training =
        new ExpressionTraining(
            network,
            new BalancedFaces(faces, 0.5),
            SyntheticFaces.mirror(),
            Optional.empty(),
            6,
            1);
    try (NDManager manager = engine.newBaseManager()) {
      Weights weights = network.initialise(manager);
      Adam adam = new Adam(weights, new Weights(manager), ExpressionTraining.NORM_LIMIT, 0);

      double[] losses = losses(() -> training.step(weights, adam, 1e-3, manager));

      assertThat(losses[1]).isLessThan(0.8 * losses[0]);
      assertThat(ExpressionTraining.exam(network, weights, faces, manager).faces(0)).isEqualTo(8);
    }
  }

  @Test
  void theJudgeLearnsEmotions() {
    Engine engine = InferenceEngine.start();
    engine.setRandomSeed(4);
    JudgeTraining training =
        new JudgeTraining(new BalancedFaces(faces, 0.5), SyntheticFaces.mirror(), 8, 1);
    try (NDManager manager = engine.newBaseManager()) {
      Weights weights = new JudgeNetwork().initialise(manager);
      Adam adam = new Adam(weights, new Weights(manager), JudgeTraining.NORM_LIMIT, 0);

      double[] losses = losses(() -> training.step(weights, adam, 1e-3, manager));

      assertThat(losses[1]).isLessThan(0.8 * losses[0]);
      assertThat(JudgeTraining.exam(weights, faces, manager).faces(0)).isEqualTo(8);
    }
  }

  /** Mean loss of the first and of the last three of a few steps. */
  private static double[] losses(DoubleSupplier step) {
    double[] all = new double[18];
    for (int i = 0; i < all.length; i++) {
      all[i] = step.getAsDouble();
    }
    double first = (all[0] + all[1] + all[2]) / 3;
    double last = (all[15] + all[16] + all[17]) / 3;
    return new double[] {first, last};
  }

  @Test
  void rareEmotionsAreShownMoreOften() {
    List<KnownFace> unbalanced =
        SyntheticFaces.faces(
            20,
            List.of(
                "neutral", "neutral", "neutral", "neutral", "neutral", "neutral", "neutral",
                "neutral", "neutral", "anger"),
            1);
    BalancedFaces balanced = new BalancedFaces(unbalanced, 0);
    SplittableRandom random = new SplittableRandom(1);

    int angry = 0;
    for (int i = 0; i < 1000; i++) {
      angry += balanced.draw(random).emotion().equals("anger") ? 1 : 0;
    }

    assertThat(angry).isBetween(440, 560);
  }

  @Test
  void confusionsAreCountedByLabel() {
    Confusion confusion = Confusion.empty();
    confusion.add(0, 0);
    confusion.add(0, 0);
    confusion.add(0, 1);
    confusion.add(1, 1);

    assertThat(confusion.recall(0)).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(confusion.balancedAccuracy()).isCloseTo(5.0 / 6, within(1e-9));
    assertThat(confusion.accuracy()).isCloseTo(0.75, within(1e-9));
  }
}
