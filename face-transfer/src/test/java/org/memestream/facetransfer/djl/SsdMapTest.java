package org.memestream.facetransfer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SsdMapTest {

  private static final int COLUMNS = 4;
  private static final int CELLS = 12;

  @Test
  void decodesACellInPixelsOfThePicture() {
    float[] values = nothing();
    int cell = 2 * COLUMNS + 1;
    values[cell] = 2;
    values[CELLS + cell] = 0.25f;
    values[2 * CELLS + cell] = -0.25f;
    values[3 * CELLS + cell] = (float) Math.log(2);
    values[5 * CELLS + cell] = 1;

    List<FaceCandidate> found = new ArrayList<>();
    new SsdMap(values, 8, COLUMNS).collect(0.5, 3, found);

    assertThat(found).hasSize(1);
    FaceCandidate face = found.get(0);
    assertThat(face.x()).isCloseTo(3 * (12 + 8), within(1e-3));
    assertThat(face.y()).isCloseTo(3 * (20 - 8), within(1e-3));
    assertThat(face.width()).isCloseTo(3 * 64, within(1e-3));
    assertThat(face.height()).isCloseTo(3 * 32, within(1e-3));
    assertThat(face.points()[0]).isCloseTo(3 * (12 + 32), within(1e-3));
    assertThat(face.score()).isCloseTo(0.881, within(1e-3));
  }

  @Test
  void leavesOutWhatIsBelowTheScore() {
    float[] values = nothing();
    values[0] = -0.1f;
    List<FaceCandidate> found = new ArrayList<>();

    new SsdMap(values, 8, COLUMNS).collect(0.5, 1, found);

    assertThat(found).isEmpty();
  }

  @Test
  void aWildSizeStaysFinite() {
    float[] values = nothing();
    values[0] = 9;
    values[3 * CELLS] = 1e9f;
    List<FaceCandidate> found = new ArrayList<>();

    new SsdMap(values, 8, COLUMNS).collect(0.5, 1, found);

    assertThat(found.get(0).width()).isFinite();
  }

  private static float[] nothing() {
    float[] values = new float[SsdNetwork.CHANNELS * CELLS];
    Arrays.fill(values, 0, CELLS, -9);
    return values;
  }
}
