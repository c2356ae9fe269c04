package org.memestream.facetransfer.training.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaceSplitTest {

  @ParameterizedTest
  @CsvSource({
    "faces/london/neutral/005.jpg, true",
    "faces/london/smiling/005.jpg, true",
    "faces/london/smiling/006.jpg, false",
    "faces/expressions/crops/0000000a_001.jpg, true",
    "faces/expressions/crops/0000000b_001.jpg, false",
  })
  void keepsPeopleApartWhole(String name, boolean apart) {
    assertThat(FaceSplit.apart(name)).isEqualTo(apart);
  }

  @Test
  void keepsFifteenInAHundredPicturesApart() {
    long apart =
        IntStream.range(0, 4000)
            .filter(i -> FaceSplit.apart("images/memeproject/%d.jpg".formatted(i)))
            .count();

    assertThat(apart / 4000.0).isBetween(0.13, 0.17);
  }
}
