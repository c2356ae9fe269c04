package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FamiliarityTest {

  private final Familiarity familiarity =
      new Familiarity(List.of(new float[] {4, 0, 0}, new float[] {0, 4, 0}));

  @Test
  void takesKnownPicturesAsTheyAre() {
    float[] cutAnew = {1, 4, 0.5f};

    assertThat(familiarity.told(cutAnew)).isSameAs(cutAnew);
  }

  @Test
  void weakensStrangePictures() {
    float[] strange = {2, 2, 3};

    float[] told = familiarity.told(strange);

    assertThat(strange).containsExactly(2, 2, 3);
    assertThat(told[2] / strange[2]).isBetween(0.1f, 0.9f);
    assertThat(told[0] / told[2]).isEqualTo(strange[0] / strange[2]);
  }

  @Test
  void takesEveryPictureAsItIsWhenItKnowsNone() {
    float[] any = {1, 2, 3};

    assertThat(Familiarity.UNKNOWN.told(any)).isSameAs(any);
  }
}
