package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({"1,1", "7,3", "96,96", "1000,20", "33,501"})
  void keepsAPlainColour(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) 200);
    RgbPicture picture = new RgbPicture(width, height, rgb);

    byte[] square = new Resampler(96).square(picture, Region.whole(picture));

    assertThat(square).hasSize(3 * 96 * 96).containsOnly((byte) 200);
  }

  @Test
  void averagesWhatItShrinks() {
    byte[] rgb = new byte[3 * 64 * 64];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) ((i / 3) % 2 == 0 ? 0 : 200);
    }
    RgbPicture stripes = new RgbPicture(64, 64, rgb);

    byte[] square = new Resampler(4).square(stripes, Region.whole(stripes));

    for (byte value : square) {
      assertThat(value & 0xff).isBetween(90, 110);
    }
  }

  @Test
  void cutsTheRegionThatIsAskedFor() {
    byte[] rgb = new byte[3 * 100 * 100];
    for (int y = 0; y < 100; y++) {
      Arrays.fill(rgb, 3 * (y * 100 + 50), 3 * (y * 100 + 100), (byte) 255);
    }
    RgbPicture halves = new RgbPicture(100, 100, rgb);

    byte[] square = new Resampler(8).square(halves, new Region(60, 0, 30, 100));

    assertThat(square).containsOnly((byte) 255);
  }
}
