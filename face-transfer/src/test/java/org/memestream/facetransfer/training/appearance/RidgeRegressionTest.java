package org.memestream.facetransfer.training.appearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RidgeRegressionTest {

  @Test
  void findsTheMapThatMadeTheExamples() {
    SplittableRandom random = new SplittableRandom(1);
    RidgeRegression regression = new RidgeRegression(2, 3);
    for (int n = 0; n < 50; n++) {
      float a = (float) random.nextDouble(-1, 1);
      float b = (float) random.nextDouble(-1, 1);
      regression.add(new float[] {a, b}, new float[] {2 * a, a - b, 3 * b}, 1);
    }

    float[][] maps = regression.solve(new double[] {1e-6, 1e-6});

    assertThat(maps[0]).containsExactly(new float[] {2, 1, 0}, within(1e-3f));
    assertThat(maps[1]).containsExactly(new float[] {0, -1, 3}, within(1e-3f));
  }

  @Test
  void keepsFewMapsThatMakeTheSame() {
    float[][] maps = {{1, 0, 1, 0}, {2, 0, 2, 0}, {0, 3, 0, 3}};

    LowRank few = LowRank.of(maps, new double[] {1, 1, 1}, 2);

    assertThat(few.kept()).isCloseTo(1, within(1e-6));
    for (int part = 0; part < maps.length; part++) {
      for (int i = 0; i < maps[part].length; i++) {
        float made = few.mix()[0][part] * few.maps()[0][i] + few.mix()[1][part] * few.maps()[1][i];
        assertThat(made).isCloseTo(maps[part][i], within(1e-4f));
      }
    }
  }
}
