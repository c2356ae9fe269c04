package org.memestream.facetransfer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.detection.Keypoints;
import org.memestream.facetransfer.detection.Keypoints.Point;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

class FaceMeasuresTest {

  private final FaceCrop place = new FaceCrop(64, 64, 50, 0);
  private final Landmarks mesh = SyntheticFaces.mesh(place);
  private final Picture picture = SyntheticFaces.picture(place, "neutral");

  @Test
  void aTurnedHeadDriftsByItsAngle() {
    Landmarks turned = SyntheticFaces.mesh(new FaceCrop(50, 70, 60, Math.toRadians(5)));

    double drift = FaceMeasures.poseDrift(mesh, turned, mesh.xyz());

    assertThat(drift).isCloseTo(5, within(0.05));
  }

  @Test
  void aBlurredFaceIsLessSharp() {
    byte[] small = new FaceCrop(63.5, 63.5, 128, 0).cut(picture, 32);
    byte[] blurred = new FaceCrop(15.5, 15.5, 32, 0).cut(Picture.ofRgb(32, 32, small), 128);

    double sharpness = FaceMeasures.sharpness(Picture.ofRgb(128, 128, blurred), mesh);

    assertThat(sharpness).isLessThan(0.3 * FaceMeasures.sharpness(picture, mesh));
  }

  @Test
  void aChangeFarFromTheFaceIsSeen() {
    byte[] rgb = picture.rgb();
    rgb[0] ^= 1;

    double untouched = FaceMeasures.untouched(picture, Picture.ofRgb(128, 128, rgb), mesh);

    assertThat(untouched).isLessThan(1).isGreaterThan(0.999);
  }

  @Test
  void aChangeInTheFaceIsAllowed() {
    byte[] rgb = picture.rgb();
    rgb[3 * (64 * 128 + 64)] ^= 1;

    assertThat(FaceMeasures.untouched(picture, Picture.ofRgb(128, 128, rgb), mesh)).isEqualTo(1);
  }

  @Test
  void keypointsInTheirPlacesGiveTheCropItself() {
    Keypoints keypoints =
        new Keypoints(
            new Point(38.29, 51.70),
            new Point(73.53, 51.50),
            new Point(56.03, 71.74),
            new Point(41.55, 92.37),
            new Point(70.73, 92.20));

    FaceCrop crop = IdentityTeacher.aligned(keypoints);

    assertThat(crop.centreX()).isCloseTo(55.5, within(1e-6));
    assertThat(crop.centreY()).isCloseTo(55.5, within(1e-6));
    assertThat(crop.side()).isCloseTo(112, within(1e-6));
    assertThat(crop.roll()).isCloseTo(0, within(1e-9));
  }
}
