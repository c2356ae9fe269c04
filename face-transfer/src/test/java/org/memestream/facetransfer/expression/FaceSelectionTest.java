package org.memestream.facetransfer.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;

class FaceSelectionTest {

  private final DetectedFace large = new DetectedFace(new FaceBox(0, 0, 90, 90), 1);
  private final DetectedFace small = new DetectedFace(new FaceBox(0, 0, 30, 30), 1);
  private final List<DetectedFace> faces = List.of(large, small);

  @Test
  void allTakesEveryFace() {
    assertThat(parsed("all").among(faces)).containsExactly(large, small);
  }

  @Test
  void largestTakesTheFirst() {
    assertThat(parsed(" Largest ").among(faces)).containsExactly(large);
  }

  @Test
  void aNumberCountsFromTheLargest() {
    assertThat(parsed("2").among(faces)).containsExactly(small);
  }

  @Test
  void aNumberBeyondTheFacesTakesNone() {
    assertThat(parsed("3").among(faces)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "first", "1.5", "99999999999"})
  void anythingElseIsNoSelection(String text) {
    assertThat(FaceSelection.parse(text)).isEmpty();
  }

  private static FaceSelection parsed(String text) {
    return FaceSelection.parse(text).orElseThrow();
  }
}
