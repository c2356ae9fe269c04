package org.memestream.facetransfer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.detection.FaceBox;

class FaceCandidateTest {

  @Test
  void overlapIsSharedOverJointArea() {
    assertThat(candidate(50, 50, 20, 1).overlap(candidate(60, 50, 20, 1)))
        .isCloseTo(1.0 / 3, within(1e-9));
    assertThat(candidate(50, 50, 20, 1).overlap(candidate(90, 50, 20, 1))).isZero();
  }

  @Test
  void keepsTheSurestOfThoseThatOverlap() {
    FaceCandidate sure = candidate(50, 50, 20, 0.9);
    FaceCandidate beside = candidate(53, 50, 20, 0.8);
    FaceCandidate elsewhere = candidate(150, 50, 20, 0.6);

    assertThat(FaceCandidate.strongest(List.of(elsewhere, beside, sure), 0.3))
        .containsExactly(sure, elsewhere);
  }

  @Test
  void whatASuppressedFaceCoversMayStay() {
    FaceCandidate first = candidate(50, 50, 20, 0.9);
    FaceCandidate second = candidate(59, 50, 20, 0.8);
    FaceCandidate third = candidate(68, 50, 20, 0.7);

    assertThat(FaceCandidate.strongest(List.of(first, second, third), 0.3))
        .containsExactly(first, third);
  }

  @Test
  void boxesAreClippedToThePicture() {
    assertThat(candidate(5, 95, 30, 1).face(200, 100).orElseThrow().box())
        .isEqualTo(new FaceBox(0, 80, 20, 20));
  }

  @Test
  void aBoxOutsideThePictureIsNoFace() {
    assertThat(candidate(-40, 50, 30, 1).face(200, 100)).isEmpty();
  }

  @Test
  void keypointsComeAlongWhenItIsScaled() {
    FaceCandidate scaled = candidate(10, 20, 8, 0.7).scaled(2.5);

    assertThat(scaled.x()).isEqualTo(25);
    assertThat(scaled.height()).isEqualTo(20);
    assertThat(scaled.points()[1]).isEqualTo(50);
    assertThat(scaled.score()).isEqualTo(0.7);
  }

  private static FaceCandidate candidate(double x, double y, double side, double score) {
    return new FaceCandidate(x, y, side, side, score, new double[] {x, y, x, y, x, y, x, y, x, y});
  }
}
