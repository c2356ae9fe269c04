package org.memestream.facetransfer.training.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorTargetsTest {

  @ParameterizedTest
  @CsvSource({"10, 8", "30, 8", "60, 16", "150, 32"})
  void aFaceBelongsToTheMapOfItsSize(double size, int stride) {
    List<DetectorTargets.Level> levels = targets(field(face(90, 90, size)));

    for (DetectorTargets.Level level : levels) {
      assertThat(level.positives().isEmpty()).isEqualTo(level.stride() != stride);
    }
  }

  @ParameterizedTest
  @CsvSource({"9.5, 3, 3", "14, 95, 101", "40, 96, 96", "100, 10, 180"})
  void everyFaceHasACell(double size, double x, double y) {
    assertThat(DetectorTargets.of(List.of(field(face(x, y, size)))).positives()).isPositive();
  }

  @Test
  void cellsInDoubtCountNeitherWay() {
    LessonField field = field();
    field.ignored().add(face(96, 96, 48));

    DetectorTargets.Level level = targets(field).get(0);

    assertThat(level.weights()[12 * 24 + 12]).isZero();
    assertThat(level.weights()[0]).isEqualTo(1);
    assertThat(level.wanted()).containsOnly(0);
  }

  @Test
  void theSmallerOfTwoFacesHasTheCell() {
    LessonField field = field(face(100, 100, 40), face(101, 101, 14));

    assertThat(targets(field).get(0).positives())
        .filteredOn(positive -> positive.cellX() == 100 && positive.cellY() == 100)
        .extracting(positive -> positive.face().width())
        .containsExactly(14.0);
  }

  private static List<DetectorTargets.Level> targets(LessonField field) {
    return DetectorTargets.of(List.of(field)).levels();
  }

  private static LessonField field(FaceLabel... faces) {
    LessonField field = new LessonField(192);
    field.faces().addAll(List.of(faces));
    return field;
  }

  private static FaceLabel face(double x, double y, double size) {
    return new FaceLabel(x, y, size, size, new double[10], 1);
  }
}
