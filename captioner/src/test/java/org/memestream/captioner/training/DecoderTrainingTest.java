package org.memestream.captioner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memestream.captioner.caption.Variant;
import org.memestream.captioner.djl.DecoderNetwork;
import org.memestream.captioner.djl.EncoderNetwork;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Adam;

class DecoderTrainingTest {

  private static final DecoderNetwork NETWORK = network(Variant.IMAGE_LABEL);

  @TempDir private Path folder;

  private final Engine engine = InferenceEngine.start();
  private final NDManager manager = engine.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @EnumSource
  void learnsATinySetByHeart(Variant variant) throws IOException {
    DecoderNetwork network = network(variant);
    Weights weights = fresh(network);

    List<DecoderTraining.Look> looks = run(training(400), network, weights);

    assertThat(looks.get(looks.size() - 1).picture()).isLessThan(2.5);
  }

  @ParameterizedTest
  @EnumSource
  void tellsPicturesApart(Variant variant) throws IOException {
    DecoderNetwork network = network(variant);
    Weights weights = fresh(network);
    run(training(400), network, weights);
    Perplexity perplexity = new Perplexity(network, weights, conditioning(pictures()));

    double right = perplexity.of(rows(), Conditioning.Fixed.PICTURE, manager).perplexity();
    double wrong = perplexity.of(rows(), Conditioning.Fixed.OTHER_PICTURE, manager).perplexity();

    assertThat(wrong).isGreaterThan(1.5 * right);
  }

  @Test
  void endsWhereAnUninterruptedTrainingEnds() throws IOException {
    DecoderTraining training = new DecoderTraining(20, 60, 2e-2, 0.1f, 10, 9, 1);
    Weights straight = fresh(NETWORK);
    run(training, NETWORK, straight);
    float[] expected = straight.get("project").toFloatArray();

    Weights first = fresh(NETWORK);
    assertThatThrownBy(() -> run(training, NETWORK, first, adam(first), failing(8 * 13)))
        .hasMessage("the power is gone");
    Checkpoint.Restored restored = Checkpoint.restore(folder, manager);
    assertThat(restored.step()).isEqualTo(10);
    Weights second = restored.weights().weights();
    run(
        training,
        NETWORK,
        second,
        new Adam(second, restored.moments(), DecoderTraining.NORM_LIMIT, restored.step()),
        pictures());

    float[] resumed = second.get("project").toFloatArray();
    for (int i = 0; i < expected.length; i++) {
      assertThat(resumed[i]).isCloseTo(expected[i], within(1e-5f));
    }
  }

  @Test
  void stopsWhenNothingImproves() throws IOException {
    Weights weights = fresh(NETWORK);
    DecoderTraining still = new DecoderTraining(100, 60, 0, 0, 5, 2, 1);

    run(still, NETWORK, weights);

    assertThat(Checkpoint.restore(folder, manager).step()).isEqualTo(15);
  }

  private List<DecoderTraining.Look> run(
      DecoderTraining training, DecoderNetwork network, Weights weights) throws IOException {
    return run(training, network, weights, adam(weights), pictures());
  }

  private List<DecoderTraining.Look> run(
      DecoderTraining training,
      DecoderNetwork network,
      Weights weights,
      Adam adam,
      Map<String, List<float[]>> pictures)
      throws IOException {
    return training.run(
        network,
        weights,
        adam,
        new DecoderTraining.Material(rows(), rows(), conditioning(pictures)),
        new Checkpoint(folder, weights, Map.of()),
        manager);
  }

  private static DecoderNetwork network(Variant variant) {
    return new DecoderNetwork(variant, 40, 24, 48);
  }

  private static DecoderTraining training(int steps) {
    return new DecoderTraining(steps, 60, 1e-2, 0, steps, 9, 1);
  }

  private Weights fresh(DecoderNetwork network) {
    engine.setRandomSeed(3);
    return network.initialise(manager);
  }

  private Adam adam(Weights weights) {
    return new Adam(weights, new Weights(manager), DecoderTraining.NORM_LIMIT, 0);
  }

  /** Two pictures, each with its own four captions. */
  private static EncodedRows rows() {
    List<EncodedRows.Row> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int base = i < 4 ? 5 : 22;
      int first = base + 4 * (i % 4);
      rows.add(
          new EncodedRows.Row(
              i < 4 ? "left" : "right",
              new int[] {base},
              new int[] {base, first, 2, first + 1, first + 2}));
    }
    return new EncodedRows(rows);
  }

  private static Conditioning conditioning(Map<String, List<float[]>> pictures) {
    return new Conditioning(new PictureVectors(pictures, List.of()));
  }

  private static Map<String, List<float[]>> pictures() {
    float[] left = new float[EncoderNetwork.LENGTH];
    float[] right = new float[EncoderNetwork.LENGTH];
    for (int i = 0; i < left.length; i++) {
      left[i] = i % 2 == 0 ? 1 : -1;
      right[i] = i % 4 < 2 ? 1 : -1;
    }
    return Map.of("left", List.of(left), "right", List.of(right));
  }

  /** Pictures that can be looked up so many times, and in looks at the validation rows. */
  private static Map<String, List<float[]>> failing(int lookUps) {
    int looks = 2 * rows().rows().size();
    int[] left = {lookUps + looks};
    return new HashMap<>(pictures()) {
      @Override
      public List<float[]> get(Object name) {
        if (left[0]-- == 0) {
          throw new IllegalStateException("the power is gone");
        }
        return super.get(name);
      }
    };
  }
}
