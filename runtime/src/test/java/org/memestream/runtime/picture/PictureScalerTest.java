package org.memestream.runtime.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureScalerTest {

  private final PictureScaler scaler = new PictureScaler();

  @Test
  void leavesAPictureThatFitsAlone() {
    Picture scene = SamplePictures.scene(100, 50);

    assertThat(scaler.scaledToFit(scene, 100)).isSameAs(scene);
  }

  @Test
  void keepsTheProportions() {
    Picture scaled = scaler.scaledToFit(SamplePictures.scene(1000, 333), 90);

    assertThat(scaled.width()).isEqualTo(90);
    assertThat(scaled.height()).isEqualTo(30);
  }

  @Test
  void averagesFineTextureInsteadOfPickingFromIt() {
    byte[] checks = new byte[512 * 512 * 3];
    for (int at = 0; at < checks.length; at++) {
      int pixel = at / 3;
      checks[at] = (byte) ((pixel % 512 + pixel / 512) % 2 == 0 ? 0 : 255);
    }
    Picture scaled = scaler.scaledToFit(Picture.ofRgb(512, 512, checks), 100);

    for (int x = 0; x < 100; x++) {
      assertThat(scaled.argb(x, 50) & 0xff).isBetween(118, 138);
    }
  }

  @Test
  void transparentPixelsDoNotBleedTheirColour() {
    byte[] rgba = new byte[64 * 64 * 4];
    for (int pixel = 0; pixel < 64 * 64; pixel++) {
      boolean left = pixel % 64 < 33;
      rgba[pixel * 4] = (byte) (left ? 255 : 0);
      rgba[pixel * 4 + 1] = (byte) (left ? 0 : 255);
      rgba[pixel * 4 + 3] = (byte) (left ? 255 : 0);
    }
    Picture scaled = scaler.scaledToFit(Picture.ofRgba(64, 64, rgba), 20);

    for (int x = 0; x < 20; x++) {
      assertThat(scaled.argb(x, 10) >> 8 & 0xff).as("green at %d", x).isZero();
    }
  }

  @Test
  void stretchesToAnExactSize() {
    Picture scaled = scaler.scaledTo(SamplePictures.scene(40, 40), 80, 20);

    Colours.assertNear(scaled, SamplePictures.scene(80, 20), 12);
  }
}
