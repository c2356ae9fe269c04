package org.memestream.facetransfer.landmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilarityTest {

  private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4, 5);

  @Test
  void findsTheTurnThatWasMade() {
    float[] points = points(1);
    float[] turned = turned(points, 0.7, -0.4, 2.5);

    Similarity found = Similarity.between(points, turned, ALL);

    assertThat(found.scale()).isCloseTo(2.5, within(1e-4));
    assertThat(found.apply(points)).containsExactly(turned, within(1e-3f));
  }

  @Test
  void leadsBack() {
    float[] points = points(2);
    Similarity found = Similarity.between(points, points(3), ALL);

    assertThat(found.invert(found.apply(points))).containsExactly(points, within(1e-2f));
  }

  @Test
  void neverMirrors() {
    float[] points = points(4);
    float[] mirrored = points.clone();
    for (int i = 0; i < mirrored.length; i += 3) {
      mirrored[i] = -mirrored[i];
    }

    double[] r = Similarity.between(points, mirrored, ALL).rotation();

    double determinant =
        r[0] * (r[4] * r[8] - r[5] * r[7])
            - r[1] * (r[3] * r[8] - r[5] * r[6])
            + r[2] * (r[3] * r[7] - r[4] * r[6]);
    assertThat(determinant).isCloseTo(1, within(1e-9));
  }

  @Test
  void refusesPointsInOnePlace() {
    float[] points = new float[18];

    assertThatThrownBy(() -> Similarity.between(points, points(1), ALL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] points(long seed) {
    Random random = new Random(seed);
    float[] points = new float[18];
    for (int i = 0; i < points.length; i++) {
      points[i] = 100 * (float) random.nextGaussian();
    }
    return points;
  }

  private static float[] turned(float[] points, double yaw, double roll, double scale) {
    float[] turned = new float[points.length];
    for (int i = 0; i < points.length; i += 3) {
      double x = points[i] * Math.cos(yaw) + points[i + 2] * Math.sin(yaw);
      double z = points[i + 2] * Math.cos(yaw) - points[i] * Math.sin(yaw);
      double y = points[i + 1];
      turned[i] = (float) (scale * (x * Math.cos(roll) - y * Math.sin(roll)) + 11);
      turned[i + 1] = (float) (scale * (x * Math.sin(roll) + y * Math.cos(roll)) - 7);
      turned[i + 2] = (float) (scale * z + 3);
    }
    return turned;
  }
}
