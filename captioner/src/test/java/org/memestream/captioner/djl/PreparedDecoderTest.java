package org.memestream.captioner.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memestream.captioner.caption.NextWords;
import org.memestream.captioner.caption.Variant;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;

class PreparedDecoderTest {

  private static final int WORDS = 3000;

  private final Engine engine = InferenceEngine.start();
  private final NDManager manager = engine.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @EnumSource
  void writesWhatTheNetworkForesees(Variant variant) {
    engine.setRandomSeed(4);
    DecoderNetwork network = new DecoderNetwork(variant, WORDS, 16, 24);
    Weights weights = network.initialise(manager);
    float[] picture = new float[EncoderNetwork.LENGTH];
    picture[3] = 5;
    Told told = new Told(List.of(picture, picture), List.of(new int[] {9, 2700}, new int[0]));
    int[] caption = {7, 2500, 11};
    int[] both = {7, 2500, 11, 7, 2500, 11};
    NDArray ids = manager.create(both).reshape(new Shape(2, 3));
    Knowledge known = told.know(network, weights, manager, false);
    NDArray outputs = network.write(weights, known, ids, 0, false);
    try (DecoderSession session =
        new DecoderSession(
            new PreparedDecoder(network, weights),
            manager,
            told.know(network, weights, manager, false))) {
      NextWords next = session.first();
      for (int place = 0; place <= caption.length; place++) {
        for (int row = 0; row < 2; row++) {
          NDArray output = outputs.get(row * 4 + place).reshape(1, -1);
          NextWords rare = session.rare(new int[] {row});
          assertThat(next.logProbabilities()[row][0])
              .isCloseTo(log(network, weights, output, next.ids()[row][0]), within(1e-4f));
          assertThat(rare.logProbabilities()[0][0])
              .isCloseTo(log(network, weights, output, rare.ids()[0][0]), within(1e-4f));
        }
        if (place < caption.length) {
          next = session.advance(new int[] {0, 1}, new int[] {caption[place], caption[place]});
        }
      }
    }
  }

  private static float log(DecoderNetwork network, Weights weights, NDArray output, int word) {
    return -network.wordLayer().surprise(weights, output, new int[] {word}).each()[0];
  }
}
