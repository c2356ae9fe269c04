package org.memestream.facetransfer.training.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PlacementTest {

  private static final Offset<Double> CLOSE = within(1e-9);
  private static final Placement TURNED = new Placement(30, 40, 100, 80, 1.5, 2, 0.4, true);

  @Test
  void backwardUndoesForward() {
    double[] there = TURNED.forward(12, 70);
    double[] back = TURNED.backward();

    assertThat(back[0] * there[0] + back[1] * there[1] + back[2]).isCloseTo(12, CLOSE);
    assertThat(back[3] * there[0] + back[4] * there[1] + back[5]).isCloseTo(70, CLOSE);
  }

  @Test
  void pointsOfAMirroredFaceStayLeftAndRightOfThePicture() {
    FaceLabel face = face();
    FaceLabel mirrored = face.moved(new Placement(50, 50, 50, 50, 1, 1, 0, true));

    assertThat(mirrored.points()[0]).isCloseTo(100 - face.points()[2], CLOSE);
    assertThat(mirrored.points()[0]).isLessThan(mirrored.points()[2]);
    assertThat(mirrored.points()[6]).isLessThan(mirrored.points()[8]);
    assertThat(mirrored.x()).isCloseTo(100 - face.x(), CLOSE);
  }

  @Test
  void aQuarterTurnSwapsWidthAndHeight() {
    FaceLabel turned = face().moved(new Placement(50, 50, 50, 50, 1, 1, Math.PI / 2, false));

    assertThat(turned.width()).isCloseTo(face().height(), CLOSE);
    assertThat(turned.height()).isCloseTo(face().width(), CLOSE);
  }

  private static FaceLabel face() {
    return new FaceLabel(
        40, 50, 20, 30, new double[] {35, 45, 45, 45, 40, 50, 36, 57, 44, 57}, 0.9);
  }
}
