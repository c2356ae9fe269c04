package org.memestream.facetransfer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AreaAverageTest {

  @Test
  void everyPixelIsTheMeanOfTheAreaThatItCovers() {
    byte[] row = {0, 10, 20, 30, 40, 50, 60, 70, 80};
    assertThat(AreaAverage.of(row, 3, 1, 2, 1))
        .containsExactly(new float[] {10, 20, 30, 50, 60, 70}, within(1e-4f));
    assertThat(AreaAverage.of(row, 1, 3, 1, 2))
        .containsExactly(new float[] {10, 20, 30, 50, 60, 70}, within(1e-4f));
  }

  @Test
  void theMeanOfAPictureStays() {
    byte[] rgb = new byte[3 * 101 * 67];
    new Random(5).nextBytes(rgb);
    double before = 0;
    for (byte value : rgb) {
      before += (value & 0xff) / (double) rgb.length;
    }
    float[] small = AreaAverage.of(rgb, 101, 67, 32, 21);
    double after = 0;
    for (float value : small) {
      after += value / small.length;
    }
    assertThat(after).isCloseTo(before, within(0.01));
  }

  @Test
  void doesNotScaleUp() {
    assertThatThrownBy(() -> AreaAverage.of(new byte[12], 2, 2, 3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("averaging");
  }
}
