package org.memestream.facetransfer.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DetectedFaceTest {

  @Test
  void largerFacesComeFirstThenThoseFurtherLeft() {
    DetectedFace small = face(0, 10);
    DetectedFace left = face(5, 40);
    DetectedFace right = face(90, 40);

    List<DetectedFace> sorted =
        Stream.of(small, right, left).sorted(DetectedFace.LARGEST_FIRST).toList();

    assertThat(sorted).containsExactly(left, right, small);
  }

  @Test
  void refusesAnEmptyBox() {
    assertThatThrownBy(() -> new FaceBox(0, 0, 0, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 x 5");
  }

  @Test
  void refusesABoxOutsideThePicture() {
    assertThatThrownBy(() -> new FaceBox(-1, 0, 5, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1,0");
  }

  @Test
  void refusesAScoreThatIsNoNumber() {
    assertThatThrownBy(() -> new DetectedFace(new FaceBox(0, 0, 1, 1), Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DetectedFace face(int x, int side) {
    return new DetectedFace(new FaceBox(x, 0, side, side), 1);
  }
}
