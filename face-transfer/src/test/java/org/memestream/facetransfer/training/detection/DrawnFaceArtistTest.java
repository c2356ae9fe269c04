package org.memestream.facetransfer.training.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnFaceArtistTest {

  private final DrawnFaceArtist artist = new DrawnFaceArtist();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 77, 1_000_000})
  void knowsWhereTheFaceIs(long seed) {
    LabelledPicture head = artist.draw(seed);

    FaceLabel face = head.faces().get(0);
    double[] points = face.points();
    assertThat(points[0]).isLessThan(points[2]);
    assertThat(points[1]).isLessThan(points[5]);
    assertThat(points[5]).isLessThan(points[7]);
    for (int i = 0; i < 5; i++) {
      assertThat(Math.abs(points[2 * i] - face.x())).isLessThan(face.width() / 2);
      assertThat(Math.abs(points[2 * i + 1] - face.y())).isLessThan(face.height() / 2);
    }
  }

  @Test
  void drawsTheSameHeadForTheSameSeed() {
    assertThat(artist.draw(5).raster().rgba()).isEqualTo(artist.draw(5).raster().rgba());
    assertThat(artist.draw(5).raster().rgba()).isNotEqualTo(artist.draw(6).raster().rgba());
  }

  @Test
  void leavesTheGroundTransparent() {
    assertThat(artist.draw(9).raster().rgba()[3]).isZero();
  }
}
