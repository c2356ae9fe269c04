package org.memestream.facetransfer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.transfer.MouthPatch;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;

class CnnMouthGeneratorTest {

  @Test
  void givesTheSameBytesForTheSameMouth() throws IOException {
    try (CnnMouthGenerator generator = CnnMouthGenerator.read(stored())) {
      MouthPatch first = generator.generate(happy(), ellipse(40, 12));
      MouthPatch second = generator.generate(happy(), ellipse(40, 12));

      assertThat(first.rgb()).isEqualTo(second.rgb());
      assertThat(first.width()).isEqualTo(MouthLayout.WIDTH);
      assertThat(first.height()).isEqualTo(MouthLayout.HEIGHT);
    }
  }

  @Test
  void givesOtherMouthsForOtherOpeningsAndCodes() throws IOException {
    try (CnnMouthGenerator generator = CnnMouthGenerator.read(stored())) {
      float[] code = new float[MouthNetwork.CODE];
      MouthCondition narrow = MouthCondition.of(ellipse(40, 6), happy().emotions());
      byte[] usual = generator.generate(narrow, code).rgb();
      byte[] wide = generator.generate(narrow.withGap(0.3), code.clone()).rgb();
      code[0] = 2;
      byte[] other = generator.generate(narrow, code).rgb();

      assertThat(usual).isNotEqualTo(wide).isNotEqualTo(other);
    }
  }

  @Test
  void refusesWeightsOfAnotherKind() {
    assertThatThrownBy(() -> CnnMouthGenerator.read(new ByteArrayInputStream(new byte[40])))
        .isInstanceOf(UnusableModelException.class);
  }

  private static ByteArrayInputStream stored() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    InferenceEngine.start().setRandomSeed(3);
    try (NDManager manager = InferenceEngine.start().newBaseManager();
        Weights weights = new MouthNetwork().initialise(manager)) {
      CnnMouthGenerator.write(stream, weights, manager);
    }
    return new ByteArrayInputStream(stream.toByteArray());
  }

  private static ExpressionCoefficients happy() {
    float[] emotions = new float[Emotion.values().length];
    emotions[Emotion.HAPPINESS.ordinal()] = 1;
    return new ExpressionCoefficients(new float[3], emotions);
  }

  private static float[] ellipse(double width, double height) {
    int count = FaceMesh.INNER_LIPS.size();
    float[] points = new float[2 * count];
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      points[2 * i] = (float) (-width / 2 * Math.cos(angle));
      points[2 * i + 1] = (float) (-height / 2 * Math.sin(angle));
    }
    return points;
  }
}
