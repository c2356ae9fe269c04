package org.memestream.captioner.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.captioner.caption.NextWords;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;

class WordLayerTest {

  private static final int ROWS = 3;

  private final Engine engine = InferenceEngine.start();
  private final NDManager manager = engine.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 2500, 2501, 4000})
  void isADistribution(int words) {
    Fixture fixture = new Fixture(words);

    for (double[] row : fixture.probabilities()) {
      assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void findsTheLargestNumbers() {
    float[] numbers = new float[3 * 500];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextDouble();
    }
    float[] none = new float[3];

    NextWords found = new Likeliest(20).of(numbers, 500, 400, 7, new float[] {0, 1, 2}, none);

    for (int row = 0; row < 3; row++) {
      int start = row * 500;
      int[] wanted =
          IntStream.range(0, 400)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -numbers[start + i]))
              .limit(20)
              .mapToInt(i -> i + 7)
              .toArray();
      assertThat(found.ids()[row]).isEqualTo(wanted);
      assertThat(found.logProbabilities()[row][0]).isEqualTo(numbers[start + wanted[0] - 7] + row);
    }
  }

  private final class Fixture {

    private final WordLayer layer;
    private final Weights weights = new Weights(manager);
    private final NDArray outputs;

    Fixture(int words) {
      engine.setRandomSeed(5);
      layer = new WordLayer(words, 12);
      layer.initialise(weights, 1);
      outputs = manager.randomUniform(-1, 1, new Shape(ROWS, 12), DataType.FLOAT32);
    }

    /** Of every word in every row, from the surprise at it. */
    double[][] probabilities() {
      double[][] all = new double[ROWS][layer.words()];
      for (int id = 0; id < layer.words(); id++) {
        int[] targets = new int[ROWS];
        Arrays.fill(targets, id);
        try (NDManager scope = manager.newSubManager()) {
          NDArray here = outputs.duplicate();
          here.attach(scope);
          float[] each = layer.surprise(weights, here, targets).each();
          for (int row = 0; row < ROWS; row++) {
            all[row][id] = Math.exp(-each[row]);
          }
        }
      }
      return all;
    }
  }
}
