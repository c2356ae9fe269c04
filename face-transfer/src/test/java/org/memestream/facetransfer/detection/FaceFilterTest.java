package org.memestream.facetransfer.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.facetransfer.detection.FaceVerdict.Unusable;
import org.memestream.facetransfer.detection.FaceVerdict.Usable;
import org.memestream.facetransfer.detection.Keypoints.Point;
import org.memestream.facetransfer.opencv.DrawnFace;
import org.memestream.runtime.picture.Picture;

class FaceFilterTest {

  private static final FaceFilter FILTER = FaceFilter.DEFAULT;
  private static final Picture SHARP = new DrawnFace(300, 300).at(150, 150, 120).picture();
  private static final FaceBox BOX = new FaceBox(70, 60, 160, 190);

  @Test
  void aSharpFaceFromTheFrontIsUsable() {
    assertThat(FILTER.judge(SHARP, face(BOX, 0))).isEqualTo(new Usable());
  }

  @Test
  void saysHowLargeAFaceMustBe() {
    FaceBox small = new FaceBox(100, 100, 31, 45);

    assertThat(FILTER.judge(SHARP, face(small, 0)))
        .isEqualTo(
            new Unusable(
                FaceProblem.FACE_TOO_SMALL,
                "A face of 31 pixels is too small; at least 40 are needed. Use a larger picture."));
    assertThat(FILTER.withMinSide(31).judge(SHARP, face(small, 0))).isEqualTo(new Usable());
  }

  @ParameterizedTest
  @CsvSource({"0.3, true", "-0.42, true", "0.6, false", "-1.4, false"})
  void threeQuartersPassAndProfilesDoNot(double turn, boolean usable) {
    FaceVerdict verdict = FILTER.judge(SHARP, face(BOX, turn));

    assertThat(verdict instanceof Usable).isEqualTo(usable);
    if (verdict instanceof Unusable unusable) {
      assertThat(unusable.problem()).isEqualTo(FaceProblem.FACE_TOO_TURNED);
      assertThat(unusable.sentence()).contains("camera");
    }
  }

  @Test
  void eyesInOnePlaceAreThoseOfAProfile() {
    Point eye = new Point(100, 100);
    Keypoints keypoints = new Keypoints(eye, eye, new Point(80, 130), eye, eye);

    assertThat(FILTER.judge(SHARP, new DetectedFace(BOX, 1, Optional.of(keypoints))))
        .isInstanceOf(Unusable.class);
  }

  @Test
  void withoutKeypointsItCannotTellTheTurn() {
    assertThat(FILTER.judge(SHARP, new DetectedFace(BOX, 1))).isEqualTo(new Usable());
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 16})
  void aBlurredFaceIsNotUsable(int radius) {
    assertThat(FILTER.judge(changed(SHARP, radius, 1), face(BOX, 0)))
        .isInstanceOfSatisfying(
            Unusable.class,
            unusable -> {
              assertThat(unusable.problem()).isEqualTo(FaceProblem.FACE_TOO_BLURRED);
              assertThat(unusable.sentence()).contains("sharper");
            });
  }

  @Test
  void lowContrastIsNoBlur() {
    assertThat(FILTER.judge(changed(SHARP, 0, 0.15), face(BOX, 0))).isEqualTo(new Usable());
  }

  @Test
  void aPlainAreaIsTooBlurred() {
    Picture plain = Picture.ofRgb(300, 300, new byte[3 * 300 * 300]);

    assertThat(FILTER.judge(plain, face(BOX, 0))).isInstanceOf(Unusable.class);
  }

  @Test
  void aFaceAtTheEdgeIsJudgedToo() {
    assertThat(FILTER.judge(SHARP, face(new FaceBox(250, 250, 50, 50), 0))).isNotNull();
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> new FaceFilter(0, 0.1, 1)).hasMessageContaining("minSide");
    assertThatThrownBy(() -> new FaceFilter(1, Double.NaN, 1)).hasMessageContaining("minSharpness");
    assertThatThrownBy(() -> new FaceFilter(1, 0.1, 0)).hasMessageContaining("maxTurn");
  }

  private static DetectedFace face(FaceBox box, double turn) {
    Keypoints keypoints =
        new Keypoints(
            new Point(110, 130),
            new Point(190, 130),
            new Point(150 + 80 * turn, 170),
            new Point(120, 210),
            new Point(180, 210));
    return new DetectedFace(box, 0.9, Optional.of(keypoints));
  }

  /** Box-blurred twice, and its contrast lowered around grey. */
  private static Picture changed(Picture picture, int radius, double contrast) {
    int side = picture.width();
    double[] values = new double[3 * side * side];
    byte[] rgb = picture.rgb();
    for (int i = 0; i < rgb.length; i++) {
      values[i] = 128 + contrast * ((rgb[i] & 0xff) - 128);
    }
    for (int pass = 0; pass < 2; pass++) {
      values = averaged(averaged(values, side, radius, 3), side, radius, 3 * side);
    }
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.round(values[i]);
    }
    return Picture.ofRgb(side, side, rgb);
  }

  private static double[] averaged(double[] values, int side, int radius, int step) {
    double[] averages = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int at = i / step % side;
      double sum = 0;
      int count = 0;
      for (int shift = -radius; shift <= radius; shift++) {
        if (at + shift >= 0 && at + shift < side) {
          sum += values[i + shift * step];
          count++;
        }
      }
      averages[i] = sum / count;
    }
    return averages;
  }
}
