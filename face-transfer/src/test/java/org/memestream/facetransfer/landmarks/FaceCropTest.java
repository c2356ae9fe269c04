package org.memestream.facetransfer.landmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.Keypoints;
import org.memestream.runtime.picture.Picture;

class FaceCropTest {

  @Test
  void pointsComeBackFromTheCrop() {
    FaceCrop crop = new FaceCrop(210.5, 97.25, 143, 0.4);
    float[] points = {180, 90, -12, 260.5f, 130, 7, 0, 0, 0};

    float[] back = crop.toPicture(crop.fromPicture(points));

    for (int i = 0; i < points.length; i++) {
      assertThat(back[i]).isCloseTo(points[i], within(1e-3f));
    }
  }

  @Test
  void theMarkLiesInTheCropWhereThePointsSay() {
    Picture picture = marked(300, 240, 171, 88, 3);
    FaceCrop crop = new FaceCrop(150, 100, 120, 0.5);

    byte[] cut = crop.cut(picture, 60);

    float[] expected = crop.fromPicture(new float[] {171, 88, 0});
    double[] found = brightMiddle(cut, 60);
    assertThat(found[0]).isCloseTo((expected[0] + 0.5) * 60 - 0.5, within(0.2));
    assertThat(found[1]).isCloseTo((expected[1] + 0.5) * 60 - 0.5, within(0.2));
  }

  @Test
  void aMarkStaysWhereItIsWhenALargeFaceShrinks() {
    Picture picture = marked(1400, 1300, 900, 500, 40);
    FaceCrop crop = new FaceCrop(700, 650, 1200, -0.3);

    byte[] cut = crop.cut(picture, 112);

    float[] expected = crop.fromPicture(new float[] {900, 500, 0});
    double[] found = brightMiddle(cut, 112);
    assertThat(found[0]).isCloseTo((expected[0] + 0.5) * 112 - 0.5, within(0.2));
    assertThat(found[1]).isCloseTo((expected[1] + 0.5) * 112 - 0.5, within(0.2));
  }

  @Test
  void fineStripesTurnGreyWhenTheyShrink() {
    byte[] rgb = new byte[800 * 800 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 800 / 2 % 2 == 0 ? 0 : 255);
    }

    byte[] cut = new FaceCrop(400, 400, 700, 0.1).cut(Picture.ofRgb(800, 800, rgb), 112);

    for (byte value : cut) {
      assertThat(value & 0xff).isBetween(78, 178);
    }
  }

  @Test
  void theWholePictureIsCutAsItIs() {
    byte[] rgb = new byte[32 * 32 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 7);
    }

    byte[] cut = new FaceCrop(15.5, 15.5, 32, 0).cut(Picture.ofRgb(32, 32, rgb), 32);

    assertThat(cut).isEqualTo(rgb);
  }

  @Test
  void outsideThePictureItsBorderRepeats() {
    byte[] rgb = new byte[20 * 20 * 3];
    Arrays.fill(rgb, (byte) 90);

    byte[] cut = new FaceCrop(-500, 400, 64, 1).cut(Picture.ofRgb(20, 20, rgb), 16);

    assertThat(cut).containsOnly((byte) 90);
  }

  @Test
  void aSquareAroundADetectedFaceIsLevelWithItsEyes() {
    Keypoints keypoints =
        new Keypoints(
            new Keypoints.Point(10, 10),
            new Keypoints.Point(20, 20),
            new Keypoints.Point(0, 0),
            new Keypoints.Point(0, 0),
            new Keypoints.Point(0, 0));

    FaceCrop crop =
        FaceCrop.around(
            new DetectedFace(new FaceBox(10, 20, 40, 60), 1, Optional.of(keypoints)), 1.5);

    assertThat(crop.centreX()).isEqualTo(30);
    assertThat(crop.centreY()).isEqualTo(50);
    assertThat(crop.side()).isEqualTo(90);
    assertThat(crop.roll()).isCloseTo(Math.PI / 4, within(1e-9));
  }

  @Test
  void aSquareAroundPointsTurnsWithThem() {
    float[] xyz = new float[3 * FaceMesh.VERTICES];
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      xyz[3 * vertex] = vertex % 20 * 2 - 19;
      xyz[3 * vertex + 1] = vertex / 20 * 3 - 34;
    }
    xyz[3 * FaceMesh.OUTER_LEFT_EYE] = -15;
    xyz[3 * FaceMesh.OUTER_RIGHT_EYE] = 15;
    xyz[3 * FaceMesh.OUTER_LEFT_EYE + 1] = xyz[3 * FaceMesh.OUTER_RIGHT_EYE + 1];
    FaceCrop level = FaceCrop.around(new Landmarks(xyz), 1.25);
    FaceCrop pose = new FaceCrop(200, 100, 2, 0.7);

    FaceCrop turned = FaceCrop.around(new Landmarks(pose.toPicture(xyz)), 1.25);

    assertThat(turned.roll()).isCloseTo(0.7, within(1e-4));
    assertThat(turned.side()).isCloseTo(2 * level.side(), within(1e-2));
    float[] centre =
        pose.toPicture(new float[] {(float) level.centreX(), (float) level.centreY(), 0});
    assertThat(turned.centreX()).isCloseTo(centre[0], within(1e-2));
    assertThat(turned.centreY()).isCloseTo(centre[1], within(1e-2));
  }

  @Test
  void refusesACropWithoutASide() {
    assertThatThrownBy(() -> new FaceCrop(0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
  }

  private static Picture marked(int width, int height, int x, int y, int radius) {
    byte[] rgb = new byte[width * height * 3];
    for (int row = y - radius; row <= y + radius; row++) {
      for (int column = x - radius; column <= x + radius; column++) {
        for (int channel = 0; channel < 3; channel++) {
          rgb[3 * (row * width + column) + channel] = (byte) 255;
        }
      }
    }
    return Picture.ofRgb(width, height, rgb);
  }

  private static double[] brightMiddle(byte[] cut, int side) {
    double x = 0;
    double y = 0;
    double sum = 0;
    for (int i = 0; i < side * side; i++) {
      int value = cut[3 * i] & 0xff;
      x += value * (i % side);
      y += value * (i / side);
      sum += value;
    }
    return new double[] {x / sum, y / sum};
  }
}
